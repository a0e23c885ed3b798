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
 * A condition of a definition over the answers of a form, the fields and the facts of a matter: {@code outcome ==
 * reached}, {@code solved == yes and facts.objected != yes}, {@code form.impressions <= fields.impressions}. A small
 * closed language, read at start-up; no programming language.
 *
 * @param text as written, for people to read
 * @param any the condition holds if all comparisons of one of these groups hold
 */
public record Guard(String text, List<List<Comparison>> any) {

    private static final Pattern OR = Pattern.compile("\\bor\\b");
    private static final Pattern AND = Pattern.compile("\\band\\b");
    private static final Pattern COMPARISON = Pattern.compile("\\s*(\\S+)\\s*(==|!=|<=|>=|<|>)\\s*(\\S+)\\s*");

    /** What names a condition may use: of the form, of the matter's fields, and of its facts. */
    record Names(Map<String, Field> form, Map<String, Field> fields, Map<String, Field> facts) {

        /** The same without the answers of a form, where nothing has been filled in yet. */
        Names beforehand() {
            return new Names(Map.of(), fields, facts);
        }
    }

    /** What was filled in, and what is known of the matter. */
    record Said(Map<String, Object> form, Map<String, Object> fields, Map<String, Object> facts) {

        static Said of(Map<String, Object> form, Matter matter) {
            return new Said(form, matter.fields(), matter.facts());
        }
    }

    /** One comparison of two operands. */
    public record Comparison(Operand left, String operator, Operand right) {

        boolean holds(Said said) {
            var one = left.in(said);
            var other = right.in(said);
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
        String in(Said said);

        /** {@code form.outcome}, or just {@code outcome}. */
        record FormAnswer(String field) implements Operand {
            @Override
            public @Nullable String in(Said said) {
                return word(said.form().get(field));
            }
        }

        /** {@code fields.impressions}. */
        record MatterField(String field) implements Operand {
            @Override
            public @Nullable String in(Said said) {
                return word(said.fields().get(field));
            }
        }

        /** {@code facts.objected}. */
        record Fact(String fact) implements Operand {
            @Override
            public @Nullable String in(Said said) {
                return word(said.facts().get(fact));
            }
        }

        /** A word or number. */
        record Literal(String value) implements Operand {
            @Override
            public String in(Said said) {
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
    static Guard parse(String text, Names names) {
        var any = new ArrayList<List<Comparison>>();
        for (var group : OR.split(text, -1)) {
            var all = new ArrayList<Comparison>();
            for (var part : AND.split(group, -1)) {
                all.add(comparison(part, names));
            }
            any.add(List.copyOf(all));
        }
        return new Guard(text, List.copyOf(any));
    }

    private static Comparison comparison(String text, Names names) {
        var match = COMPARISON.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a comparison: " + text.strip());
        }
        var left = operand(match.group(1), names);
        var right = operand(match.group(3), names);
        if (right instanceof Operand.Literal(var value)) {
            if (left instanceof Operand.Literal(var word)) {
                throw new IllegalArgumentException("'" + word + "' is no answer, field or fact known here");
            }
            requireChoice(field(left, names), value);
        }
        return new Comparison(left, match.group(2), right);
    }

    private static Operand operand(String word, Names names) {
        return names.form().containsKey(word) ? new Operand.FormAnswer(word) : value(word, names);
    }

    /** A word that stands for itself unless it begins with {@code form.}, {@code fields.} or {@code facts.}. */
    static Operand value(String word, Names names) {
        if (word.startsWith("fields.")) {
            return new Operand.MatterField(
                    known(word.substring(7), names.fields().keySet()));
        }
        if (word.startsWith("form.")) {
            return new Operand.FormAnswer(known(word.substring(5), names.form().keySet()));
        }
        if (word.startsWith("facts.")) {
            return new Operand.Fact(known(word.substring(6), names.facts().keySet()));
        }
        return new Operand.Literal(word);
    }

    private static @Nullable Field field(Operand operand, Names names) {
        return switch (operand) {
            case Operand.FormAnswer(var key) -> names.form().get(key);
            case Operand.MatterField(var key) -> names.fields().get(key);
            case Operand.Fact(var key) -> names.facts().get(key);
            case Operand.Literal _ -> null;
        };
    }

    private static String known(String key, Set<String> keys) {
        if (!keys.contains(key)) {
            throw new IllegalArgumentException("unknown field " + key + ", known are " + keys);
        }
        return key;
    }

    static void requireChoice(@Nullable Field field, String value) {
        if (field != null
                && field.type() == Field.Type.CHOICE
                && field.offered() == null
                && field.choices().stream().noneMatch(choice -> choice.key().equals(value))) {
            throw new IllegalArgumentException(field.key() + " has no choice " + value);
        }
    }

    boolean holds(Said said) {
        return any.stream().anyMatch(all -> all.stream().allMatch(comparison -> comparison.holds(said)));
    }
}
