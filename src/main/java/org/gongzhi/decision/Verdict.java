package org.gongzhi.decision;

import java.util.List;

/**
 * What a rule says of a count (决定结果): whether enough took part, whether it passed, and each comparison that led there,
 * so that anybody can do the sum again. Without a quorum nothing passes.
 */
public record Verdict(
        Rule rule, Count count, boolean quorum, boolean passed, List<Line> quorumLines, List<Line> passLines) {

    /** One comparison: {@code part} of {@code whole} against a threshold. */
    public record Line(Threshold threshold, long part, long whole, boolean holds) {

        /** The least that would have been enough. */
        public long needed() {
            return threshold.least(whole);
        }
    }

    static Verdict of(Rule rule, Count count) {
        var quorumLines = rule.quorum().thresholds().stream()
                .filter(threshold -> count.measures(threshold.measure()))
                .map(threshold -> line(threshold, count, count.of(threshold.measure(), Count.Base.PARTICIPATING)))
                .toList();
        var passLines = rule.pass().thresholds().stream()
                .filter(threshold -> count.measures(threshold.measure()))
                .map(threshold -> line(threshold, count, count.yes(threshold.measure())))
                .toList();
        var complete = rule.quorum().any()
                || quorumLines.size() == rule.quorum().thresholds().size();
        if (quorumLines.isEmpty()
                || !complete
                || passLines.size() != rule.pass().thresholds().size()) {
            throw new IllegalArgumentException("the count does not measure what rule " + rule.key() + " asks for");
        }
        var quorum = rule.quorum().met(quorumLines);
        return new Verdict(rule, count, quorum, quorum && rule.pass().met(passLines), quorumLines, passLines);
    }

    private static Line line(Threshold threshold, Count count, long part) {
        var whole = count.of(threshold.measure(), threshold.base());
        return new Line(threshold, part, whole, threshold.holds(part, whole));
    }
}
