package org.gongzhi.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The first bytes of a file, which say what it is whatever its name claims. */
record Signature(String head) {

    private static final int ENOUGH = 64;

    static Signature of(byte[] raw) {
        return new Signature(new String(raw, 0, Math.min(raw.length, ENOUGH), ISO_8859_1));
    }

    boolean starts(String magic) {
        return head.startsWith(magic);
    }

    boolean has(int offset, String magic) {
        return head.startsWith(magic, offset);
    }

    boolean contains(String magic) {
        return head.contains(magic);
    }

    int at(int offset) {
        return offset < head.length() ? head.charAt(offset) : -1;
    }

    /** The brand of an ISO base media file ({@code isom}, {@code M4A }, {@code heic} …); empty for anything else. */
    String brand() {
        return has(4, "ftyp") && head.length() >= 12 ? head.substring(8, 12) : "";
    }
}
