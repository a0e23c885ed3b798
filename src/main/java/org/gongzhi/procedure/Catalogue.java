package org.gongzhi.procedure;

import org.gongzhi.organization.Desk;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * Knows where a matter belongs (派单目录), for procedures that say {@code assign: catalogue}. The module that keeps the
 * catalogue offers a bean.
 */
public interface Catalogue {

    /**
     * Where something belongs, and why in words that stand in the history for ever.
     *
     * @param fallback nothing names it; it goes to whoever takes what nobody owns (兜底)
     */
    record Advice(Desk desk, String because, boolean fallback) {}

    Advice advise(@Nullable String category, PlaceCode place);
}
