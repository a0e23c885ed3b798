package org.gongzhi.supervision;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The sixteen digits with which a reporter comes back (回执). They are the only key the reporter has: nobody keeps them,
 * and nobody can give them out again.
 */
record Receipt(String digits) {

    private static final int LENGTH = 16;
    private static final long MODULUS = 10_000_000_000_000_000L;

    /** What a receipt comes to: a tag that finds the report, and a key that opens it. Neither leads to the other. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Keys(byte[] tag, byte[] key) {}

    static Optional<Receipt> parse(String typed) {
        var digits = typed.replaceAll("[\\s\\-—－　]", "");
        return digits.matches("[0-9]{" + LENGTH + "}") ? Optional.of(new Receipt(digits)) : Optional.empty();
    }

    /** Out of sixteen random bytes at least. */
    static Receipt of(byte[] random) {
        var number = Math.floorMod(ByteBuffer.wrap(random).getLong(), MODULUS);
        return new Receipt(("%0" + LENGTH + "d").formatted(number));
    }

    /** @param salt of this installation, kept outside the database: without it nobody can even begin to guess */
    Keys keys(byte[] salt) {
        var stretched = Locks.stretch(digits, salt);
        return new Keys(Locks.derive(stretched, "find"), Locks.derive(stretched, "open"));
    }

    /** In fours, as on a bank card. */
    String shown() {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "Receipt[…]";
    }
}
