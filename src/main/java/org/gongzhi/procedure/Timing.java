package org.gongzhi.procedure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps all clocks of a matter in step with what happens to it. */
@Component
class Timing {

    private static final String MERGED = "merged";

    private final Clocks clocks;

    Timing(Clocks clocks) {
        this.clocks = clocks;
    }

    List<Clock> atOpening(Procedure procedure, State first, Map<String, Object> fields, Instant at) {
        var said = new Guard.Said(Map.of(), fields, Map.of());
        return clocks.moved(procedure, List.of(), new Clocks.Happening(null, first.key(), "ordinary", said, at));
    }

    /**
     * All clocks after a step.
     *
     * @param said what was filled in, and what is known of the matter from now on
     */
    List<Clock> after(
            Procedure procedure,
            Matter matter,
            Action action,
            Guard.Said said,
            @Nullable String entered,
            String priority,
            Instant at) {
        var happening = new Clocks.Happening(action.key(), entered, priority, said, at);
        var now = merge(matter.clocks(), clocks.moved(procedure, matter.clocks(), happening));
        if (action.extend() != null) {
            var rule = Objects.requireNonNull(procedure.clocks().get(action.extend()));
            var days = Integer.parseInt(String.valueOf(said.form().get("days")));
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

    /** All clocks after arriving in a state by no action of the matter's own. */
    List<Clock> entered(
            Procedure procedure, List<Clock> before, State entered, String priority, Guard.Said said, Instant at) {
        var happening = new Clocks.Happening("", entered.key(), priority, said, at);
        return merge(before, clocks.moved(procedure, before, happening));
    }

    /** Every clock that runs stands still, because the matter is merged into another. */
    static List<Clock> stand(List<Clock> clocks, Instant at) {
        return clocks.stream()
                .map(clock -> clock.running() ? clock.pause(at, MERGED) : clock)
                .toList();
    }

    /** Every clock that stood still for the merge goes on with what was left. */
    List<Clock> goOn(Procedure procedure, List<Clock> now, Instant at) {
        return now.stream()
                .map(clock -> {
                    var rule = procedure.clocks().get(clock.key());
                    return rule != null && clock.paused() && MERGED.equals(clock.pausedBy())
                            ? clocks.resumed(rule, clock, at)
                            : clock;
                })
                .toList();
    }

    /** Every clock that stood still for the merge is done: the time was the leading matter's. */
    List<Clock> done(Procedure procedure, List<Clock> now, Instant at) {
        var merged = now.stream()
                .map(clock -> clock.paused() && MERGED.equals(clock.pausedBy()))
                .toList();
        var running = goOn(procedure, now, at);
        var done = new ArrayList<Clock>();
        for (int i = 0; i < running.size(); i++) {
            var clock = running.get(i);
            done.add(merged.get(i) && clock.stoppedAt() == null ? clock.stop(at) : clock);
        }
        return done;
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
