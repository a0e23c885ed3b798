package org.gongzhi.deliberation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;

/**
 * A meeting as its matter says (会议).
 *
 * @param kind the body that sits, as the rules of voting call it
 * @param mode {@code room}, {@code online} or {@code both}
 * @param entitled how many may vote in it
 * @param households how many households are represented; 0 when it does not count households
 */
record Meeting(
        MatterNumber number,
        PlaceCode place,
        String subject,
        String kind,
        String mode,
        LocalDate day,
        LocalTime hour,
        String venue,
        String link,
        String chair,
        int entitled,
        int households,
        String state,
        boolean ended) {

    static final String PROCEDURE = "meeting";

    /** How long a calendar shows it; nobody knows before how long people will talk. */
    static final long HOURS = 2;

    /** @throws Refusal when the hour is no time of the day */
    static Meeting of(Matter matter) {
        return new Meeting(
                matter.number(),
                matter.place(),
                text(matter, "subject"),
                text(matter, "kind"),
                text(matter, "mode"),
                LocalDate.parse(changed(matter, "day")),
                hour(changed(matter, "hour")),
                changed(matter, "venue"),
                text(matter, "link"),
                text(matter, "chair"),
                number(matter, "entitled"),
                number(matter, "households"),
                matter.state(),
                matter.ended());
    }

    Instant startsAt() {
        return day.atTime(hour).atZone(Shanghai.ZONE).toInstant();
    }

    /** The agenda may still be changed. */
    boolean open() {
        return state.equals("preparing");
    }

    /** Attendance and votes may be written down. */
    boolean sitting() {
        return state.equals("sitting");
    }

    /** The minutes are handed in and not yet published. */
    boolean checking() {
        return state.equals("checking");
    }

    private static LocalTime hour(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException _) {
            throw Refusal.invalidFields(Map.of("hour", "deliberation.hour-wrong"));
        }
    }

    private static String changed(Matter matter, String field) {
        var fact = matter.facts().get(field);
        return fact == null ? text(matter, field) : fact.toString();
    }

    private static String text(Matter matter, String field) {
        return String.valueOf(matter.fields().getOrDefault(field, ""));
    }

    private static int number(Matter matter, String field) {
        var text = text(matter, field);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
