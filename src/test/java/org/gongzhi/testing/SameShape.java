package org.gongzhi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** Whether an answer looks as a document says it does. */
public final class SameShape {

    private SameShape() {}

    /**
     * Every name of the example is in the answer, with the same kind of value; of a list one element like the first is
     * enough. Words that a program would compare are equal.
     */
    public static void check(JsonNode printed, JsonNode answer, String where) {
        assertThat(answer.getNodeType()).as("%s: %s", where, answer).isEqualTo(printed.getNodeType());
        if (printed.isArray() && !printed.isEmpty()) {
            assertThat(answer.isEmpty()).as("%s: nothing listed", where).isFalse();
            if (printed.get(0).isObject()) {
                assertThat(answer.valueStream())
                        .as("%s: one like %s", where, printed.get(0))
                        .anySatisfy(one -> check(printed.get(0), one, where));
            }
        }
        for (var entry : printed.properties()) {
            assertThat(answer.has(entry.getKey()))
                    .as("%s: %s in %s", where, entry.getKey(), answer)
                    .isTrue();
            check(entry.getValue(), answer.get(entry.getKey()), where);
            if (entry.getKey().matches("status|state|type|procedure|repeated|action")) {
                assertThat(answer.get(entry.getKey()))
                        .as("%s: %s", where, entry.getKey())
                        .isEqualTo(entry.getValue());
            }
        }
    }
}
