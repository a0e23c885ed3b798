package org.gongzhi.procedure;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Checks what was filled in against what was asked. Everything that comes in is hostile until it has been here. */
final class Forms {

    private static final int LINE = 200;
    private static final int TEXT = 4000;

    private Forms() {}

    /**
     * What is left after checking.
     *
     * @param plain answers kept with the matter
     * @param sealed answers that must be encrypted and kept apart
     */
    record Answers(Map<String, Object> plain, Map<String, String> sealed) {

        @Nullable
        String phone(Map<String, Field> fields) {
            return fields.values().stream()
                    .filter(field -> field.type() == Field.Type.PHONE)
                    .map(field -> sealed.get(field.key()))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @throws Refusal naming every field that is wrong, and any field nobody asked for */
    static Answers check(Map<String, Field> fields, Map<String, Object> given) {
        var wrong = new LinkedHashMap<String, String>();
        var plain = new LinkedHashMap<String, Object>();
        var sealed = new LinkedHashMap<String, String>();
        given.keySet().stream()
                .filter(key -> !fields.containsKey(key))
                .forEach(key -> wrong.put(key, "procedure.field.unknown"));
        for (var field : fields.values()) {
            try {
                var answer = answer(field, given.get(field.key()));
                if (answer == null) {
                    if (field.required()) {
                        wrong.put(field.key(), "procedure.field.required");
                    }
                } else if (field.privacy().sealed()) {
                    sealed.put(field.key(), answer.toString());
                } else {
                    plain.put(field.key(), answer);
                }
            } catch (WrongAnswer e) {
                wrong.put(field.key(), e.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
        return new Answers(plain, sealed);
    }

    private static @Nullable Object answer(Field field, @Nullable Object given) {
        if (given == null || given.toString().isBlank() || (given instanceof List<?> none && none.isEmpty())) {
            return null;
        }
        var answer = cleaned(field, given);
        // What was nothing but control characters is no answer.
        return "".equals(answer) ? null : answer;
    }

    private static @Nullable Object cleaned(Field field, Object given) {
        return switch (field.type()) {
            case TEXT -> text(given, field.max() == 0 ? TEXT : field.max());
            case LINE, BODY, CATEGORY ->
                text(given, field.max() == 0 ? LINE : field.max()).replace('\n', ' ');
            case CHOICE -> choice(field, given);
            case CHOICES -> choices(field, given);
            case PHONE ->
                Phone.find(given.toString())
                        .map(Phone::value)
                        .orElseThrow(() -> new WrongAnswer("procedure.field.phone"));
            case FILES -> files(given, field.max());
            case RECORDING, DOCUMENT -> file(given);
            case NUMBER -> number(given, field.max());
            case DATE -> date(given);
            case MATTER -> matter(given);
            case FLAG -> given.toString().equals("true") || given.toString().equals("on") ? "true" : null;
        };
    }

    /** Text without control characters, in one Unicode form. Length is counted in characters as people count them. */
    private static String text(Object given, int max) {
        if (!(given instanceof String raw)) {
            throw new WrongAnswer("procedure.field.type");
        }
        var text = Normalizer.normalize(raw.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cs}\\p{Co}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]", "")
                .strip();
        if (text.codePointCount(0, text.length()) > max) {
            throw new WrongAnswer("procedure.field.too-long");
        }
        return text;
    }

    private static String choice(Field field, Object given) {
        if (field.offered() != null) {
            return text(given, LINE);
        }
        if (field.choices().stream().noneMatch(choice -> choice.key().equals(given))) {
            throw new WrongAnswer("procedure.field.choice");
        }
        return given.toString();
    }

    private static String choices(Field field, Object given) {
        var wanted = given instanceof List<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of(given.toString().split(","));
        var known = field.choices().stream().map(Field.Choice::key).toList();
        if (!known.containsAll(wanted)) {
            throw new WrongAnswer("procedure.field.choice");
        }
        return known.stream().filter(wanted::contains).collect(Collectors.joining(","));
    }

    private static List<String> files(Object given, int max) {
        var files = new ArrayList<String>();
        for (var one : given instanceof List<?> many ? many : List.of(given)) {
            files.add(file(one == null ? "" : one));
        }
        if (max > 0 && files.size() > max) {
            throw new WrongAnswer("procedure.field.too-many");
        }
        return files;
    }

    private static String file(Object given) {
        try {
            return UUID.fromString(given.toString()).toString();
        } catch (IllegalArgumentException e) {
            throw new WrongAnswer("procedure.field.file");
        }
    }

    private static String number(Object given, int max) {
        try {
            var number = Long.parseLong(given.toString().strip());
            if (number < 0 || (max > 0 && number > max)) {
                throw new WrongAnswer("procedure.field.range");
            }
            return Long.toString(number);
        } catch (NumberFormatException e) {
            throw new WrongAnswer("procedure.field.number");
        }
    }

    private static String date(Object given) {
        try {
            return LocalDate.parse(given.toString().strip()).toString();
        } catch (DateTimeException e) {
            throw new WrongAnswer("procedure.field.date");
        }
    }

    private static String matter(Object given) {
        return MatterNumber.parse(given.toString())
                .map(MatterNumber::value)
                .orElseThrow(() -> new WrongAnswer("procedure.field.matter"));
    }

    /** The message is the key of what is wrong. */
    private static final class WrongAnswer extends RuntimeException {

        WrongAnswer(String key) {
            super(key, null, false, false);
        }
    }
}
