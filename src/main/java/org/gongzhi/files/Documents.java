package org.gongzhi.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.gongzhi.kernel.Refusal;

/** The kinds of document an office seals. Kept as they came; a browser only ever downloads them. */
final class Documents {

    static final int LIMIT = 6 * 1024 * 1024;
    static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private Documents() {}

    /** What it is by its own bytes; empty when it may be a photograph. */
    static String typeOf(byte[] raw) {
        var signature = Signature.of(raw);
        var type =
                signature.starts("%PDF-") ? "application/pdf" : signature.starts("PK\u0003\u0004") ? packed(raw) : "";
        if (!type.isEmpty() && raw.length > LIMIT) {
            throw Refusal.tooLarge("files.document-too-large", LIMIT / 1024 / 1024);
        }
        return type;
    }

    /** The names inside a packed file stand in it unpacked; nothing is unpacked to find them. */
    private static String packed(byte[] raw) {
        var text = new String(raw, ISO_8859_1);
        if (text.contains("OFD.xml")) {
            return "application/ofd";
        }
        if (text.contains("word/document.xml") && !text.contains("vbaProject")) {
            return WORD;
        }
        throw Refusal.invalid("files.document-unknown");
    }
}
