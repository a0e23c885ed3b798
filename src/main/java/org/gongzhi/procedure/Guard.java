package org.gongzhi.procedure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a definition over the answers of a form and the fields of a matter: {@code outcome == reached},
 * {@code solved == yes and satisfied != no}, {@code form.impressions <= fields.impressions}. A small closed language,
 * read at start-up; no programming language.
 *
 * @param text as written, for people to read
 * @param any the condition holds if all comparisons of one of these groups hold
 */
public record Guard(String text, List<List<Comparison>> any) {

    private static final Pattern OR = Pattern.compile("\\bor\\b");
    private static final Pattern AND = Pattern.compile("\\band\\b");
    private static final Pattern COMPARISON = Pattern.compile("\\s*(\\S+)\\s*(==|!=|<=|>=|<|>)\\s*(\\S+)\\s*");

    /** One comparison of two operands. */
    public record Comparison(Operand left, String operator, Operand right) {

        boolean holds(Map<String, Object> form, Map<String, Object> fields) {
            var one = left.in(form, fields);
            var other = right.in(form, fields);
            return switch (operator) {
                case "==" -> Objects.equals(one, other);
                case "!=" -> !Objects.equals(one, other);
                default ->
                    one != null && other != null && ordered(new BigDecimal(one).compareTo(new BigDecimal(other)));
            };
        }

        private boolean ordered(int order) {
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    /** An answer of the form, a field of the matter, or a word or number that stands for itself. */
    public sealed interface Operand {

        @Nullable
        String in(Map<String, Object> form, Map<String, Object> fields);

        /** {@code form.outcome}, or just {@code outcome}. */
        record FormAnswer(String field) implements Operand {
            @Override
            public @Nullable String in(Map<String, Object> form, Map<String, Object> fields) {
                return word(form.get(field));
            }
        }

        /** {@code fields.impressions}. */
        record MatterField(String field) implements Operand {
            @Override
            public @Nullable String in(Map<String, Object> form, Map<String, Object> fields) {
                return word(fields.get(field));
            }
        }

        /** A word or number. */
        record Literal(String value) implements Operand {
            @Override
            public String in(Map<String, Object> form, Map<String, Object> fields) {
                return value;
            }
        }

        private static @Nullable String word(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }

    /**
     * Reads a condition and checks every name in it.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static Guard parse(String text, Map<String, Field> form, Map<String, Field> fields) {
        var any = new ArrayList<List<Comparison>>();
        for (var group : OR.split(text, -1)) {
            var all = new ArrayList<Comparison>();
            for (var part : AND.split(group, -1)) {
                all.add(comparison(part, form, fields));
            }
            any.add(List.copyOf(all));
        }
        return new Guard(text, List.copyOf(any));
    }

    private static Comparison comparison(String text, Map<String, Field> form, Map<String, Field> fields) {
        var match = COMPARISON.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a comparison: " + text.strip());
        }
        var left = operand(match.group(1), form, fields);
        var right = operand(match.group(3), form, fields);
        if (left instanceof Operand.FormAnswer(var key) && right instanceof Operand.Literal(var value)) {
            requireChoice(form.get(key), value);
        }
        return new Comparison(left, match.group(2), right);
    }

    private static Operand operand(String word, Map<String, Field> form, Map<String, Field> fields) {
        if (word.startsWith("fields.")) {
            return new Operand.MatterField(known(word.substring(7), fields.keySet()));
        }
        if (word.startsWith("form.")) {
            return new Operand.FormAnswer(known(word.substring(5), form.keySet()));
        }
        return form.containsKey(word) ? new Operand.FormAnswer(word) : new Operand.Literal(word);
    }

    private static String known(String key, Set<String> keys) {
        if (!keys.contains(key)) {
            throw new IllegalArgumentException("unknown field " + key + ", known are " + keys);
        }
        return key;
    }

    private static void requireChoice(@Nullable Field field, String value) {
        if (field != null
                && field.type() == Field.Type.CHOICE
                && field.choices().stream().noneMatch(choice -> choice.key().equals(value))) {
            throw new IllegalArgumentException(field.key() + " has no choice " + value);
        }
    }

    boolean holds(Map<String, Object> form, Map<String, Object> fields) {
        return any.stream().anyMatch(all -> all.stream().allMatch(comparison -> comparison.holds(form, fields)));
    }
}
