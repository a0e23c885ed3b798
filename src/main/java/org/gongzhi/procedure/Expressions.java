package org.gongzhi.procedure;

import java.util.Locale;
import java.util.regex.Pattern;
import org.gongzhi.calendar.Limit;
import org.gongzhi.territory.Level;
import org.jspecify.annotations.Nullable;

/** The small closed set of expressions in a definition: who, where, when. Each throws with a reason when it is none. */
final class Expressions {

    private static final Pattern DUTY = Pattern.compile("duty:([a-z-]+)(?:\\s*@\\s*(.+))?");
    private static final Pattern PARENT = Pattern.compile("parent\\(matter\\.place,\\s*([a-z-]+)\\)");
    private static final Pattern TAKEN = Pattern.compile("([a-z-]+)(?:\\[([a-z-]+)=([a-z-]+)])?");

    private Expressions() {}

    static ActorRule actor(String text) {
        return switch (text) {
            case "desk" -> new ActorRule.AtDesk();
            case "reporter" -> new ActorRule.TheReporter();
            case "public" -> new ActorRule.Everybody();
            case "clock" -> new ActorRule.TheClock();
            case "parent" -> new ActorRule.AtParent();
            default -> {
                if (text.startsWith("party:")) {
                    yield new ActorRule.Party(text.substring(6));
                }
                var duty = DUTY.matcher(text);
                if (!duty.matches()) {
                    throw new IllegalArgumentException(
                            "'" + text
                                    + "' is nobody: use duty:NAME @ matter.place, desk, reporter, public, parent, party:ROLE or clock");
                }
                yield new ActorRule.DutyAt(duty.group(1), place(duty.group(2)));
            }
        };
    }

    static DeskRule desk(String text) {
        if (text.equals("previous")) {
            return new DeskRule.Previous();
        }
        if (text.equals("catalogue")) {
            return new DeskRule.ByCatalogue();
        }
        if (text.startsWith("doer:")) {
            return new DeskRule.DeskOfDoer(text.substring(5));
        }
        if (text.startsWith("body:form.")) {
            return new DeskRule.BodyInForm(text.substring(10));
        }
        var duty = DUTY.matcher(text);
        if (!duty.matches()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no desk: use duty:NAME @ matter.place, body:form.FIELD, doer:ACTION, catalogue or previous");
        }
        return new DeskRule.DutyAt(duty.group(1), place(duty.group(2)));
    }

    private static @Nullable Level place(@Nullable String text) {
        if (text == null || text.equals("matter.place")) {
            return null;
        }
        var parent = PARENT.matcher(text);
        if (!parent.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no place: use matter.place or parent(matter.place, LEVEL)");
        }
        return Level.valueOf(parent.group(1).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static Action.Whom whom(String text) {
        if (text.equals("desk")) {
            return new Action.Whom.AtDesk();
        }
        if (text.equals("reporter")) {
            return new Action.Whom.TheReporter();
        }
        if (text.equals("first")) {
            return new Action.Whom.FirstReceiver();
        }
        if (text.equals("parent")) {
            return new Action.Whom.AtParent();
        }
        var duty = DUTY.matcher(text);
        if (!duty.matches() || duty.group(2) != null) {
            throw new IllegalArgumentException(
                    "'" + text + "' cannot be told: use desk, first, reporter, parent or duty:NAME");
        }
        return new Action.Whom.Duty(duty.group(1));
    }

    static ClockRule.Trigger trigger(String text) {
        if (text.equals("open")) {
            return new ClockRule.Trigger.Open();
        }
        if (text.startsWith("enter ")) {
            return new ClockRule.Trigger.Enter(text.substring(6).strip());
        }
        var taken = TAKEN.matcher(text);
        if (!taken.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' does not happen: use open, enter STATE or ACTION[field=value]");
        }
        return new ClockRule.Trigger.Taken(taken.group(1), taken.group(2), taken.group(3));
    }

    static ClockRule.Pause pause(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("'" + text + "' is no pause: use ACTION .. ACTION");
        }
        return new ClockRule.Pause(
                text.substring(0, dots).strip(), text.substring(dots + 2).strip());
    }

    static ClockRule.Warn warn(String text) {
        return text.endsWith("%")
                ? new ClockRule.Warn.Share(Integer.parseInt(text.substring(0, text.length() - 1)) / 100.0)
                : new ClockRule.Warn.After(Limit.parse(text));
    }
}
