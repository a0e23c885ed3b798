package org.gongzhi.procedure;

import java.util.Map;

/**
 * What a definition may name when data is not enough: {@code effect: appeal.merge}. A module offers a bean; it runs
 * inside the step's transaction and may refuse.
 */
public interface Effect {

    /** The name in definitions, {@code module.verb}. */
    String name();

    void run(Matter before, Action action, Map<String, Object> form);
}
