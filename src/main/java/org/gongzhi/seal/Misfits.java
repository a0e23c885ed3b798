package org.gongzhi.seal;

import java.time.Instant;
import java.util.List;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.springframework.stereotype.Component;

/** Looks at a use just made and writes down what does not fit. */
@Component
class Misfits {

    private final SealRepository seals;
    private final UseRepository uses;
    private final AnomalyRepository anomalies;
    private final SleeveRepository sleeves;
    private final SealRules rules;
    private final WorkCalendar calendar;

    Misfits(
            SealRepository seals,
            UseRepository uses,
            AnomalyRepository anomalies,
            SleeveRepository sleeves,
            SealRules rules,
            WorkCalendar calendar) {
        this.seals = seals;
        this.uses = uses;
        this.anomalies = anomalies;
        this.sleeves = sleeves;
        this.rules = rules;
        this.calendar = calendar;
    }

    void look(Use made, HistoryLine line) {
        if (made.excess() > 0) {
            note(
                    made,
                    Anomaly.Kind.EXCESS,
                    made.asked().impressions() + " → " + (made.counted() + made.excess()),
                    line.at());
        }
        int photos = shot(line, "before") + shot(line, "after");
        if (photos < rules.on(Shanghai.day(line.at())).photos()) {
            note(made, Anomaly.Kind.NO_PHOTO, "", line.at());
        }
        if (!calendar.isOfficeTime(line.at())) {
            note(made, Anomaly.Kind.OUT_OF_HOURS, Shanghai.minute(line.at()), line.at());
        }
        int counted = sleeves.counted(made.number());
        if (counted > 0 && counted != made.counted() + made.excess()) {
            note(made, Anomaly.Kind.SLEEVE, counted + " ≠ " + (made.counted() + made.excess()), line.at());
        }
        uses.sealedBefore(made)
                .ifPresent(other ->
                        note(made, Anomaly.Kind.SAME_DOCUMENT, other.number().value(), line.at()));
    }

    /** Several before are no picture of after. */
    private static int shot(HistoryLine line, String field) {
        return line.form().get(field) instanceof List<?> photos && !photos.isEmpty() ? 1 : 0;
    }

    void note(Use use, Anomaly.Kind kind, String note, Instant at) {
        anomalies.note(seals.find(use.seal()).orElseThrow(), use.number(), kind, note, at);
    }
}
