package org.gongzhi.procedure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;

/**
 * The text of a definition with the parts it includes, in one piece: what is hashed and kept, so that an old version
 * needs no other file.
 *
 * @param parts the definition's own file first
 */
record Bundle(List<Part> parts) {

    private static final Pattern SEAM = Pattern.compile("^--- # (\\S+)\\n", Pattern.MULTILINE);

    /** One file. */
    record Part(String file, String text) {}

    static Bundle of(String file, String text) {
        var parts = new ArrayList<Part>();
        var seam = SEAM.matcher(text);
        int start = 0;
        var name = file;
        while (seam.find()) {
            parts.add(new Part(name, text.substring(start, seam.start())));
            name = seam.group(1);
            start = seam.end();
        }
        parts.add(new Part(name, text.substring(start)));
        return new Bundle(List.copyOf(parts));
    }

    /** The file with the parts it names, which lie in the folder {@code parts} beside it. */
    static Bundle read(Resource resource) throws IOException {
        var file = Objects.requireNonNull(resource.getFilename());
        var text = new StringBuilder(resource.getContentAsString(StandardCharsets.UTF_8));
        var included = YamlNode.read(file, text.toString()).map().get("include");
        if (included != null) {
            for (var one : included.list()) {
                var part = resource.createRelative("parts/" + one.text());
                if (!part.exists()) {
                    throw one.error("there is no parts/" + one.text());
                }
                text.append(text.charAt(text.length() - 1) == '\n' ? "" : "\n")
                        .append("--- # ")
                        .append(one.text())
                        .append('\n')
                        .append(part.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        return of(file, text.toString());
    }

    String file() {
        return parts.getFirst().file();
    }

    String text() {
        var text = new StringBuilder(parts.getFirst().text());
        parts.stream()
                .skip(1)
                .forEach(part ->
                        text.append("--- # ").append(part.file()).append('\n').append(part.text()));
        return text.toString();
    }
}
