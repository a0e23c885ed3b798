package org.gongzhi.web;

/**
 * One line of a select or one of several radio buttons.
 *
 * @param label words for people, already in their language
 */
public record Choice(String value, String label) {}
