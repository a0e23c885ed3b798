package org.gongzhi.exchange;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the open internet from those inside: this machine, private networks, and what is nobody's. */
final class NetAddress {

    private static final int LONGEST = 500;

    private NetAddress() {}

    /** Whether anybody on the internet could reach the same address. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        int third = four[2] & 0xff;
        return !(first == 0
                || first == 10
                || first == 127
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113));
    }

    private static boolean isPublicSix(byte[] six) {
        int first = six[0] & 0xff;
        int second = six[1] & 0xff;
        // Unique local addresses, documentation, and addresses of version 4 in another dress.
        if ((first & 0xfe) == 0xfc || starts(six, 0x20, 0x01, 0x0d, 0xb8)) {
            return false;
        }
        if (first == 0x20 && second == 0x02) {
            return isPublic(Arrays.copyOfRange(six, 2, 6));
        }
        if (starts(six, 0x00, 0x64, 0xff, 0x9b) || isZero(six, 12)) {
            return isPublic(Arrays.copyOfRange(six, 12, 16));
        }
        return (first & 0xe0) == 0x20;
    }

    private static boolean starts(byte[] address, int... with) {
        for (int i = 0; i < with.length; i++) {
            if ((address[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte[] address, int until) {
        for (int i = 0; i < until; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * What is wrong with an address to send to: {@code wrong}, {@code plain}, {@code private} or {@code unknown}; empty
     * if nothing is. It is looked up again whenever something is sent.
     *
     * @param inside whether an administrator allowed an address inside
     */
    static String trouble(String typed, boolean inside) {
        try {
            var uri = new URI(typed);
            var https = "https".equals(uri.getScheme());
            if (uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getFragment() != null
                    || typed.length() > LONGEST
                    || !(https || "http".equals(uri.getScheme()))) {
                return "wrong";
            }
            if (!https && !inside) {
                return "plain";
            }
            return inside || isPublic(uri.getHost()) ? "" : "private";
        } catch (URISyntaxException _) {
            return "wrong";
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }

    /** All addresses of a name must be public: whoever answers for it chooses which one is used. */
    static boolean isPublic(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).allMatch(NetAddress::isPublic);
    }
}
