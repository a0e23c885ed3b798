package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.gongzhi.kernel.Refusal;

/**
 * A form with a file, read in memory. The usual way writes every part of such a form into a temporary file, from where
 * a disk may give it back long after it was deleted; what a reporter sends must never lie there.
 *
 * @param name what the file was called, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MemoryForm(Map<String, String> fields, String name, byte[] file) {

    static final MemoryForm EMPTY = new MemoryForm(Map.of(), "", new byte[0]);

    private static final int ROOM_FOR_FIELDS = 64 * 1024;
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]{1,100})\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

    /** @throws Refusal if it is too large, or no such form */
    static MemoryForm read(HttpServletRequest request) throws IOException {
        int most = Attachments.LIMIT + ROOM_FOR_FIELDS;
        var body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw Refusal.tooLarge("supervision.file-large", Attachments.LIMIT / 1024 / 1024);
        }
        var boundary = BOUNDARY.matcher(String.valueOf(request.getHeader("Content-Type")));
        return boundary.find() ? parse(body, ("\r\n--" + boundary.group(1)).getBytes(ISO_8859_1)) : EMPTY;
    }

    static MemoryForm parse(byte[] body, byte[] boundary) {
        var fields = new HashMap<String, String>();
        var name = "";
        var file = new byte[0];
        // The first boundary stands at the very beginning, without the line's end before it.
        int at = boundary.length - 2;
        while (at + 2 < body.length && body[at] == '\r') {
            int headEnd = find(body, "\r\n\r\n".getBytes(ISO_8859_1), at);
            int end = headEnd < 0 ? -1 : find(body, boundary, headEnd + 2);
            if (end < 0) {
                break;
            }
            var head = new String(body, at, headEnd - at, UTF_8);
            var content = Arrays.copyOfRange(body, headEnd + 4, Math.max(headEnd + 4, end));
            var field = NAME.matcher(head);
            var called = FILE.matcher(head);
            if (called.find()) {
                name = called.group(1);
                file = content;
            } else if (field.find()) {
                fields.put(field.group(1), new String(content, UTF_8));
            }
            at = end + boundary.length;
        }
        return new MemoryForm(Map.copyOf(fields), name, file);
    }

    private static int find(byte[] in, byte[] what, int from) {
        for (int at = from; at <= in.length - what.length; at++) {
            int i = 0;
            while (i < what.length && in[at + i] == what[i]) {
                i++;
            }
            if (i == what.length) {
                return at;
            }
        }
        return -1;
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "MemoryForm[…]";
    }
}
