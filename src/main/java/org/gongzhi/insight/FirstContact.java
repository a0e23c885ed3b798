package org.gongzhi.insight;

import java.time.Instant;
import java.util.Objects;
import org.gongzhi.procedure.Chronicle.Life;

/**
 * Whether the reporter was reached in time, and by whom.
 *
 * @param body that reached the reporter; empty when nobody did
 */
record FirstContact(Verdict verdict, String body) {

    static FirstContact of(RateRule rule, Life life, boolean merged, Instant now) {
        var asked = rule.contact();
        if (asked == null) {
            return new FirstContact(Verdict.NONE, "");
        }
        var runs = Reckoner.runs(life, asked.clock());
        if (runs.isEmpty()) {
            return new FirstContact(Verdict.NONE, "");
        }
        var matter = life.matter();
        var clock = runs.getFirst();
        for (var line : life.history()) {
            if (line.to().equals(asked.state())) {
                var inTime = !line.at().isAfter(clock.dueAt());
                return new FirstContact(inTime ? Verdict.YES : Verdict.NO, Objects.requireNonNullElse(line.body(), ""));
            }
        }
        if (clock.late(now)) {
            return new FirstContact(Verdict.NO, "");
        }
        if (merged) {
            return new FirstContact(Verdict.excluded(Verdict.MERGED), "");
        }
        return new FirstContact(matter.ended() ? Verdict.endedAt(matter.state()) : Verdict.PENDING, "");
    }
}
