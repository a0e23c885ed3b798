package org.gongzhi.seal;

import java.time.Instant;
import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * One application and what became of it (用印), as far as the register must know it.
 *
 * @param applicant null when nobody signed in applied
 * @param digest of the document as it was handed in
 * @param approved impressions approved
 * @param counted impressions made, as far as they were approved
 * @param excess impressions made beyond
 */
record Use(
        MatterNumber number,
        String seal,
        PlaceCode place,
        String kind,
        String subject,
        @Nullable UUID applicant,
        String digest,
        int copies,
        int approved,
        String tier,
        String state,
        @Nullable UUID keeper,
        int counted,
        int excess,
        Instant openedAt,
        @Nullable Instant usedAt,
        Instant changedAt) {

    /** What everybody may read as its reason: a certificate is about a person, so its kind says enough. */
    String shownSubject() {
        return kind.equals("certificate") ? "" : subject;
    }

    Use enters(String next, Instant at) {
        return new Use(
                number,
                seal,
                place,
                kind,
                subject,
                applicant,
                digest,
                copies,
                approved,
                tier,
                next,
                keeper,
                counted,
                excess,
                openedAt,
                usedAt,
                at);
    }

    /** The seal was used: so many impressions were counted. */
    Use made(int impressions, @Nullable UUID by, Instant at) {
        return new Use(
                number,
                seal,
                place,
                kind,
                subject,
                applicant,
                digest,
                copies,
                approved,
                tier,
                state,
                by,
                Math.min(impressions, approved),
                Math.max(0, impressions - approved),
                openedAt,
                at,
                at);
    }
}
