package org.gongzhi.supervision;

/**
 * A secret in as many parts as there are officers, of which any two together give it back and one alone tells nothing
 * (Shamir's sharing over GF(256), a straight line for each byte).
 */
final class Shares {

    /** As many as have a number of one byte, zero apart. */
    static final int MOST = 255;

    private Shares() {}

    /** Each part begins with its number. */
    static byte[][] split(byte[] secret, int parts) {
        if (parts < 2 || parts > MOST) {
            throw new IllegalArgumentException("two to 255 parts, not " + parts);
        }
        var slope = Locks.random(secret.length);
        var all = new byte[parts][secret.length + 1];
        for (int part = 0; part < parts; part++) {
            int x = part + 1;
            all[part][0] = (byte) x;
            for (int i = 0; i < secret.length; i++) {
                all[part][i + 1] = (byte) (secret[i] ^ times(slope[i] & 0xff, x));
            }
        }
        return all;
    }

    static byte[] join(byte[] one, byte[] other) {
        int x = one[0] & 0xff;
        int y = other[0] & 0xff;
        if (x == y || one.length != other.length) {
            throw new IllegalArgumentException("two different parts of one secret");
        }
        // At zero the line through both points has the value (a·y + b·x) / (x + y).
        int under = inverse(x ^ y);
        var secret = new byte[one.length - 1];
        for (int i = 1; i < one.length; i++) {
            secret[i - 1] = (byte) times(times(one[i] & 0xff, y) ^ times(other[i] & 0xff, x), under);
        }
        return secret;
    }

    /** Multiplication modulo x⁸ + x⁴ + x³ + x + 1, without looking anything up by a secret. */
    private static int times(int a, int b) {
        int product = 0;
        int left = a;
        for (int bit = 0; bit < 8; bit++) {
            product ^= left & -((b >> bit) & 1);
            left = (left << 1) ^ (0x11b & -(left >> 7));
        }
        return product;
    }

    private static int inverse(int a) {
        int power = a;
        for (int i = 0; i < 6; i++) {
            power = times(times(power, power), a);
        }
        return times(power, power);
    }
}
