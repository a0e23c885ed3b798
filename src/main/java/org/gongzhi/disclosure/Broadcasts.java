package org.gongzhi.disclosure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Uses;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Meetings and openings of bids shown live (公开直播): announced with day, hour and link, afterwards kept with who was
 * there.
 */
@Component
class Broadcasts {

    private static final String PROCEDURE = "broadcast";

    private final Uses uses;
    private final Register register;

    Broadcasts(Uses uses, Register register) {
        this.uses = uses;
        this.register = register;
    }

    /**
     * One of them.
     *
     * @param hour as it was written; a clock time when {@link #startsAt} is known
     * @param link where it is watched: before and during it the stream, afterwards the recording
     * @param here how many came, {@code watched} how many looked on; empty until it is archived
     */
    record Broadcast(
            MatterNumber number,
            String subject,
            LocalDate day,
            String hour,
            @Nullable Instant startsAt,
            String venue,
            String link,
            String agenda,
            String here,
            String watched,
            String state,
            String shown,
            Instant changedAt) {

        boolean archived() {
            return state.equals("archived");
        }

        boolean cancelled() {
            return state.equals("cancelled");
        }
    }

    /** The newest announced at a place and below it. */
    List<Broadcast> newest(PlaceCode within, int most) {
        return uses.newest(PROCEDURE, within, most).stream()
                .flatMap(use -> register.find(use.number()).stream())
                .map(this::of)
                .toList();
    }

    private Broadcast of(Matter matter) {
        var history = register.history(matter);
        var hour = text(matter.fields(), "hour");
        var day = LocalDate.parse(text(matter.fields(), "day"));
        var replay = last(history, "archive", "replay");
        var moved = last(history, "begin", "link");
        return new Broadcast(
                matter.number(),
                matter.title(),
                day,
                hour,
                startsAt(day, hour),
                text(matter.fields(), "room"),
                !replay.isEmpty() ? replay : moved.isEmpty() ? text(matter.fields(), "link") : moved,
                text(matter.fields(), "agenda"),
                last(history, "archive", "room"),
                last(history, "archive", "watched"),
                matter.state(),
                uses.state(matter),
                matter.changedAt());
    }

    private static @Nullable Instant startsAt(LocalDate day, String hour) {
        var clock = hour.strip().replace('：', ':');
        try {
            return day.atTime(LocalTime.parse(clock.length() == 4 ? "0" + clock : clock))
                    .atZone(Shanghai.ZONE)
                    .toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static String last(List<HistoryLine> history, String action, String field) {
        return history.stream()
                .filter(line -> line.action().equals(action))
                .map(line -> text(line.form(), field))
                .reduce((_, later) -> later)
                .orElse("");
    }

    private static String text(Map<String, Object> form, String field) {
        return Objects.toString(form.get(field), "");
    }
}
