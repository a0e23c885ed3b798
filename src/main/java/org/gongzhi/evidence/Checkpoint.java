package org.gongzhi.evidence;

import java.util.Base64;

/** How long the log is and what its root is (C2SP tlog-checkpoint), the text of a note that the log signs. */
@SuppressWarnings("ArrayRecordComponent") // compared by its text
record Checkpoint(String origin, long size, byte[] root) {

    /** Reads the text of a note; lines after the third are extensions and stay unread. */
    static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        var root = Base64.getDecoder().decode(lines[2]);
        if (root.length != Merkle.LENGTH) {
            throw new IllegalArgumentException("not a root");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
    }

    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}
