package org.gongzhi.procedure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing a form asks (表单项). The web form and the API are made from it.
 *
 * @param called what the answer is called where others read it: the label, unless that speaks to whoever fills it in
 * @param max longest text in characters, most files, or greatest number; 0 means the type's own limit
 * @param fold the heading of a part of the form that stays folded until somebody wants it
 * @param choices the lawful answers of a choice, in the order shown
 * @param offered who lists the lawful answers instead ({@link Offering}); null when they stand in the definition
 */
public record Field(
        String key,
        Type type,
        String label,
        String called,
        @Nullable String hint,
        boolean required,
        int max,
        @Nullable String fold,
        List<Choice> choices,
        @Nullable String offered,
        Privacy privacy) {

    /** What kind of answer is lawful. */
    public enum Type {
        TEXT,
        LINE,
        CHOICE,
        /** One lawful answer or several; kept as their keys, parted by commas, in the order of the definition. */
        CHOICES,
        PHONE,
        FILES,
        RECORDING,
        /** One document, kept as it came and known by its digest; never shown in public. */
        DOCUMENT,
        NUMBER,
        DATE,
        FLAG,
        BODY,
        /** What the matter is about, of the categories in force. */
        CATEGORY,
        /** The number of another matter. */
        MATTER;

        /** Whether the answer is the name of something handed in, or several. */
        public boolean handedIn() {
            return this == FILES || this == RECORDING || this == DOCUMENT;
        }
    }

    /**
     * Who may read it: everybody; staff in whose scope the matter is and the person who brought it; those staff alone;
     * or named staff whose reading is written down.
     */
    public enum Privacy {
        PUBLIC,
        REPORTER,
        STAFF,
        PERSONAL,
        SENSITIVE;

        /** Kept encrypted apart from the matter. */
        public boolean sealed() {
            return this == PERSONAL || this == SENSITIVE;
        }
    }

    /** A lawful answer: what is stored and what people read. */
    public record Choice(String key, String name) {}

    /** What people read for a stored choice; other answers stand for themselves. */
    public String shown(String answer) {
        return type == Type.CHOICES
                ? Arrays.stream(answer.split(",")).map(this::named).collect(Collectors.joining("、"))
                : named(answer);
    }

    private String named(String answer) {
        return choices.stream()
                .filter(choice -> choice.key().equals(answer))
                .map(Choice::name)
                .findFirst()
                .orElse(answer);
    }
}
