package org.gongzhi.procedure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps all clocks of a matter in step with what happens to it. */
@Component
class Timing {

    private final Clocks clocks;

    Timing(Clocks clocks) {
        this.clocks = clocks;
    }

    List<Clock> atOpening(Procedure procedure, State first, Instant at) {
        return clocks.moved(procedure, List.of(), new Clocks.Happening(null, Map.of(), first.key(), "ordinary", at));
    }

    /** @throws Refusal when the action's time is over */
    static void requireInTime(Procedure procedure, Matter matter, Action action, Instant at) {
        if (action.within() != null) {
            var clock = Clocks.latest(matter.clocks(), action.within());
            if (clock == null || !clock.running() || clock.late(at)) {
                var rule = Objects.requireNonNull(procedure.clocks().get(action.within()));
                throw Refusal.conflict(
                        "procedure.too-late",
                        action.name(),
                        rule.name(),
                        rule.limit().chinese());
            }
        }
    }

    /** All clocks after a step. */
    List<Clock> after(
            Procedure procedure,
            Matter matter,
            Action action,
            Map<String, Object> form,
            @Nullable String entered,
            String priority,
            Instant at) {
        var happening = new Clocks.Happening(action.key(), form, entered, priority, at);
        var now = merge(matter.clocks(), clocks.moved(procedure, matter.clocks(), happening));
        if (action.extend() != null) {
            var rule = Objects.requireNonNull(procedure.clocks().get(action.extend()));
            var days = Integer.parseInt(String.valueOf(form.get("days")));
            now = merge(now, List.of(clocks.extended(rule, now, days)));
        }
        if (!priority.equals(matter.priority())) {
            for (var rule : procedure.clocks().values()) {
                var clock = Clocks.latest(now, rule.key());
                var changed = clock == null ? null : clocks.reprioritised(rule, clock, priority);
                now = changed == null ? now : merge(now, List.of(changed));
            }
        }
        return now;
    }

    private static List<Clock> merge(List<Clock> clocks, List<Clock> changed) {
        var merged = new LinkedHashMap<String, Clock>();
        clocks.forEach(clock -> merged.put(clock.key() + clock.round(), clock));
        changed.forEach(clock -> merged.put(clock.key() + clock.round(), clock));
        return List.copyOf(merged.values());
    }

    /** Those of the clocks after a step that differ from before. */
    static List<Clock> changed(List<Clock> before, List<Clock> after) {
        var changed = new ArrayList<>(after);
        changed.removeAll(before);
        return changed;
    }

    /** When the matter is due next, for the inbox; null when nothing is. */
    static @Nullable Instant dueAt(Procedure procedure, Matter matter) {
        var due = matter.nextDue(procedure);
        return due == null ? null : due.dueAt();
    }
}
