package org.gongzhi.procedure;

import java.util.Set;

/**
 * How matters of a procedure are handled as one (并案).
 *
 * @param state where a merged matter rests while another leads
 * @param follow the states into which merged matters follow the one that leads; from then on each goes its own way
 * @param answers the actions whose answers are for every reporter
 * @param shows the actions of the leading matter that the others' reporters may follow, without what was filled in
 */
public record MergeRule(String state, Set<String> follow, Set<String> answers, Set<String> shows) {}
