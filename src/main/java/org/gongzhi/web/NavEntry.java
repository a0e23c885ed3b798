package org.gongzhi.web;

/**
 * One entry of the staff menu. A module declares a bean for each of its pages; the shell collects them.
 *
 * @param order entries are shown in ascending order
 * @param label a message key
 * @param right the right a viewer needs to see it
 * @param group the heading it stands under
 */
public record NavEntry(int order, String href, String label, String right, NavGroup group) {

    /** Stands under 管理 if its address is an administrator's, else under 办件. */
    public NavEntry(int order, String href, String label, String right) {
        this(order, href, label, right, href.startsWith("/admin") ? NavGroup.ADMIN : NavGroup.WORK);
    }
}
