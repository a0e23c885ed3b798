package org.gongzhi.web;

/**
 * One entry of the staff menu. A module declares a bean for each of its pages; the shell collects them.
 *
 * @param order entries are shown in ascending order
 * @param label a message key
 * @param right the right a viewer needs to see it
 */
public record NavEntry(int order, String href, String label, String right) {}
