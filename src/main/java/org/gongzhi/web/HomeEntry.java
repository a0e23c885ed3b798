package org.gongzhi.web;

import java.util.function.BooleanSupplier;

/**
 * One tile of the first page. A module declares a bean for each thing a resident may begin there; the page collects
 * them and knows none of the modules.
 *
 * @param group the heading it stands under
 * @param order entries are shown in ascending order
 * @param href a local address
 * @param label a message key: two to six characters that say what one can do
 * @param hint a message key: one short line below
 * @param icon a drawing of {@code web/icon.jte}
 * @param shown whether it has something to show now; asked at each showing
 */
public record HomeEntry(
        HomeGroup group, int order, String href, String label, String hint, String icon, BooleanSupplier shown) {

    /** Always there. */
    public HomeEntry(HomeGroup group, int order, String href, String label, String hint, String icon) {
        this(group, order, href, label, hint, icon, () -> true);
    }
}
