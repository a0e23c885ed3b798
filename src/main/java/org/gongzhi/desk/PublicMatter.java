package org.gongzhi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Action;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A matter as the public sees it, like a parcel on its way (公开进度).
 *
 * @param trusted whether what was said is shown too
 * @param key the key of the link, for links of this page; empty unless trusted
 * @param fresh just received, so that the page says what to keep
 * @param phone the number left, masked; only for the reporter
 * @param proofFor names of what the reporter could do after proving the number
 * @param refused the action that was not accepted, why, and what had been typed
 */
record PublicMatter(
        String number,
        String procedure,
        String procedureName,
        String heading,
        String state,
        Tone tone,
        boolean ended,
        @Nullable String category,
        @Nullable String place,
        @Nullable Instant submitted,
        @Nullable Due due,
        @Nullable Instant closed,
        Handler handler,
        List<Timeline.Line> lines,
        List<Next> next,
        boolean trusted,
        String key,
        boolean fresh,
        @Nullable String phone,
        List<Doable> doable,
        List<String> proofFor,
        List<Read> readings,
        int version,
        @Nullable Refused refused) {

    /** What is due: the name of the limit, until when, and from when it is nearly late. */
    record Due(String name, Instant at, Instant soon, Instant now) {

        /** 2026年11月22日 14:35; the end of a day belongs to that day: 2026年11月27日 24:00. */
        String words() {
            var day = Shanghai.day(at);
            return Shanghai.startOf(day).equals(at) ? Shanghai.date(day.minusDays(1)) + " 24:00" : Shanghai.minute(at);
        }
    }

    /** Who has it: an organisation, never a person, and the office number to call. */
    record Handler(String name, String place, @Nullable String phone) {

        String initial() {
            return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
        }
    }

    /** A state still to come, and how long it may take. */
    record Next(String state, String limit) {}

    /** An action whoever looks may take now. */
    record Doable(Action action, String key, boolean awaited) {}

    /** Somebody on duty opened a personal answer. */
    record Read(Instant at, String reader, String what) {}

    /** The action that was not accepted, why, and what had been typed. */
    record Refused(
            String action,
            String code,
            List<Object> arguments,
            Map<String, String> errors,
            Map<String, String> typed) {}

    Map<String, String> typed(Doable each) {
        return refused != null && refused.action().equals(each.action().key()) ? refused.typed() : Map.of();
    }

    Map<String, String> errors(Doable each) {
        return refused != null && refused.action().equals(each.action().key()) ? refused.errors() : Map.of();
    }

    boolean isRefused(Doable each) {
        return refused != null && refused.action().equals(each.action().key());
    }

    /** What somebody must do before anybody else can go on; null if nothing waits for whoever looks. */
    @Nullable
    Doable awaited() {
        return doable.stream().filter(Doable::awaited).findFirst().orElse(null);
    }
}
