package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;

/**
 * What a reporter wrote, before it is sealed.
 *
 * @param about who it is about, names as typed
 * @param unit the body that person belongs to
 * @param where village or street, as far as the reporter says
 * @param name empty for an anonymous report
 * @param excluded officers who must not receive it
 */
record Draft(String text, String about, String unit, String where, String name, String phone, Set<UUID> excluded) {

    private static final int LONGEST = 4000;
    private static final int LINE = 120;

    boolean named() {
        return !name.isBlank();
    }

    /** @throws Refusal naming each field that is wrong */
    Draft checked() {
        var errors = new HashMap<String, String>();
        if (text.isBlank()) {
            errors.put("text", "supervision.text-missing");
        } else if (text.length() > LONGEST) {
            errors.put("text", "supervision.text-long");
        }
        for (var line : Map.of("about", about, "unit", unit, "where", where, "name", name, "phone", phone)
                .entrySet()) {
            if (line.getValue().length() > LINE) {
                errors.put(line.getKey(), "supervision.line-long");
            }
        }
        if (named() && phone.isBlank()) {
            errors.put("phone", "supervision.phone-missing");
        }
        if (!named() && !phone.isBlank()) {
            errors.put("name", "supervision.name-missing");
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalidFields(errors);
        }
        return this;
    }

    List<String> names() {
        return OfficerKeys.names(about);
    }

    /** As it is sealed: one part a line, the text last. */
    byte[] bytes() {
        var lines = new ArrayList<String>();
        for (var line : List.of(about, unit, where, name, phone)) {
            lines.add(line.replaceAll("\\s+", " ").strip());
        }
        lines.add(excluded.stream().map(UUID::toString).sorted().collect(Collectors.joining(" ")));
        lines.add(text.strip());
        return Padding.pad(String.join("\n", lines).getBytes(UTF_8));
    }

    static Draft of(byte[] bytes) {
        var lines = new String(Padding.unpad(bytes), UTF_8).split("\n", 7);
        var excluded = Arrays.stream(lines[5].split(" "))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        return new Draft(lines[6], lines[0], lines[1], lines[2], lines[3], lines[4], excluded);
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "Draft[…]";
    }

    /** Texts are filled up to whole blocks, so that their length tells nothing but how many blocks. */
    static final class Padding {

        private static final int BLOCK = 512;

        private Padding() {}

        static byte[] pad(byte[] plain) {
            var padded = new byte[(plain.length / BLOCK + 1) * BLOCK];
            System.arraycopy(plain, 0, padded, 0, plain.length);
            padded[plain.length] = (byte) 0x80;
            return padded;
        }

        static byte[] unpad(byte[] padded) {
            int end = padded.length - 1;
            while (end >= 0 && padded[end] == 0) {
                end--;
            }
            return Arrays.copyOf(padded, Math.max(end, 0));
        }
    }
}
