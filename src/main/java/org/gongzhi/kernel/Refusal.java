package org.gongzhi.kernel;

import java.util.List;
import java.util.Map;

/**
 * A rule said no. Thrown where the rule is checked, caught once at the edge, shown in the reader's language.
 *
 * <p>The {@code code} names the rule: it is the message key, the problem type and what support staff search for. A
 * module names its own refusals as types or uses a factory below; {@code fields} maps a form field to the message key
 * of what is wrong with it.
 */
public class Refusal extends RuntimeException {

    /** What a program must know of a refusal: the HTTP status that stands for it. */
    public enum Kind {
        INVALID(422),
        UNKNOWN(404),
        FORBIDDEN(403),
        CONFLICT(409),
        TOO_LARGE(413),
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient List<Object> arguments;
    private final transient Map<String, String> fields;

    protected Refusal(Kind kind, String code, Map<String, String> fields, Object... arguments) {
        super(code, null, false, false);
        this.kind = kind;
        this.code = code;
        this.fields = Map.copyOf(fields);
        this.arguments = List.of(arguments);
    }

    public static Refusal invalid(String code, Object... arguments) {
        return new Refusal(Kind.INVALID, code, Map.of(), arguments);
    }

    /** One or more fields are wrong; the form is shown again with what was typed. */
    public static Refusal invalidFields(Map<String, String> fields) {
        return new Refusal(Kind.INVALID, "kernel.invalid-fields", fields);
    }

    public static Refusal unknown(String code, Object... arguments) {
        return new Refusal(Kind.UNKNOWN, code, Map.of(), arguments);
    }

    public static Refusal forbidden(String code, Object... arguments) {
        return new Refusal(Kind.FORBIDDEN, code, Map.of(), arguments);
    }

    public static Refusal conflict(String code, Object... arguments) {
        return new Refusal(Kind.CONFLICT, code, Map.of(), arguments);
    }

    public static Refusal tooLarge(String code, Object... arguments) {
        return new Refusal(Kind.TOO_LARGE, code, Map.of(), arguments);
    }

    public static Refusal tooMany(String code, Object... arguments) {
        return new Refusal(Kind.TOO_MANY, code, Map.of(), arguments);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public Map<String, String> fields() {
        return fields;
    }
}
