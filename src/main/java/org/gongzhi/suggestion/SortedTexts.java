package org.gongzhi.suggestion;

import java.util.function.Consumer;

/** Knows texts that officers have sorted, right or against a suggestion. The module that keeps them offers a bean. */
public interface SortedTexts {

    /**
     * One of them.
     *
     * @param category of the widest level
     */
    record Sorted(String category, String title, String detail) {}

    void each(Consumer<Sorted> text);
}
