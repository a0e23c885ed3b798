package org.gongzhi.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongzhi.decision.Act;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * One application and what became of it (用印), as far as the register must know it.
 *
 * @param counted impressions made, as far as they were approved
 * @param excess impressions made beyond
 */
record Use(
        MatterNumber number,
        String seal,
        PlaceCode place,
        Asked asked,
        String state,
        @Nullable UUID keeper,
        int counted,
        int excess,
        Instant openedAt,
        @Nullable Instant usedAt,
        Instant changedAt) {

    /** How the act is called where decisions allow it. */
    static final String ACT = "seal";

    private static final int FEN = 100;

    /**
     * What was applied for. Nobody changes it afterwards.
     *
     * @param applicant null when nobody signed in applied
     * @param digest of the document as it was handed in
     * @param impressions that are approved with it
     * @param amount in yuan
     * @param decision the number of the decision it rests on; null when it needs none
     */
    record Asked(
            String kind,
            String subject,
            @Nullable UUID applicant,
            String digest,
            int copies,
            int impressions,
            long amount,
            String tier,
            @Nullable String decision) {

        /** What everybody may read as its reason: a certificate is about a person, so its kind says enough. */
        String shownSubject() {
            return kind.equals("certificate") ? "" : subject;
        }

        Act act(PlaceCode place, LocalDate day) {
            return new Act(ACT, place, subject, amount == 0 ? null : Math.multiplyExact(amount, FEN), day);
        }
    }

    /** Whether the seal may be put on for it now. */
    boolean mayBePutOn() {
        return state.equals("ready") || state.equals("used");
    }

    Use enters(String next, Instant at) {
        return new Use(number, seal, place, asked, next, keeper, counted, excess, openedAt, usedAt, at);
    }

    /** The seal was used: so many impressions were counted. */
    Use made(int impressions, UUID by, Instant at) {
        int within = Math.min(impressions, asked.impressions());
        return new Use(number, seal, place, asked, state, by, within, impressions - within, openedAt, at, at);
    }
}
