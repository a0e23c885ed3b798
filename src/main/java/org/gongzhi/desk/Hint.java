package org.gongzhi.desk;

/**
 * Something to consider (提示), with its reason, in words. The person decides.
 *
 * @param title what it is about
 */
public record Hint(String title, String text) {}
