package org.gongzhi.decision;

import java.util.Map;

/** What was counted by hand in the room, hands or papers, before two witnesses (当场计票). */
record Hands(long yes, long no, long abstain, long blank) {

    static final Hands NONE = new Hands(0, 0, 0, 0);

    static Hands of(Map<String, Object> form) {
        return new Hands(number(form, "yes"), number(form, "no"), number(form, "abstain"), number(form, "void"));
    }

    private static long number(Map<String, Object> form, String field) {
        var value = form.get(field);
        return value == null ? 0 : Long.parseLong(value.toString());
    }

    static Hands read(String written) {
        var words = written.split(" ", -1);
        return new Hands(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    String written() {
        return "%d %d %d %d".formatted(yes, no, abstain, blank);
    }

    long sum() {
        return yes + no + abstain + blank;
    }
}
