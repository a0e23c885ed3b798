package org.gongzhi.insight;

import java.util.List;
import java.util.Map;

/**
 * A month as it is told (按月通报): only figures and what they stand for, no persons, no titles, so that all staff of the
 * place may read it.
 *
 * @param least a rate of answers made of fewer is not told of a single place or body
 */
record Bulletin(
        String place,
        String name,
        String procedure,
        String procedureName,
        String month,
        String law,
        int least,
        List<Part> parts,
        List<Trend> trend,
        List<Taken> taken,
        List<Recurring> recurring,
        List<Stuck> stuck) {

    static final String WHOLE = "whole";

    /**
     * One row of figures.
     *
     * @param kind {@code whole}, {@code place}, {@code body} or {@code category}
     */
    record Part(String kind, String key, String name, Map<String, Long> counts) {

        Counts figures() {
            return Counts.of(counts);
        }
    }

    /** The place as a whole in an earlier month. */
    record Trend(String month, Map<String, Long> counts) {

        Counts figures() {
            return Counts.of(counts);
        }
    }

    /** Matters taken out of a measure, with the reason as people read it. */
    record Taken(String measure, String reason, String words, long matters) {}

    /** The same kind of trouble in the same place: this month and the two before. */
    record Recurring(String category, String place, String placeName, long now, long before, long earlier) {}

    /** A matter late or reopened again and again when the bulletin was made. */
    record Stuck(String number, String placeName, String state, String due, int reopened) {}

    List<Part> parts(String kind) {
        return parts.stream().filter(part -> part.kind().equals(kind)).toList();
    }

    Part whole() {
        return parts(WHOLE).getFirst();
    }

    /** Whether a rate of a part may be told. */
    boolean tells(Part part, Measure measure) {
        return !measure.isAnswer() || part.figures().known(measure) >= least;
    }
}
