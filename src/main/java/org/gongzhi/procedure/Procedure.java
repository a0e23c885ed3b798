package org.gongzhi.procedure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The published way a kind of matter is handled (程序): one YAML file, identified for ever by the digest of its text.
 *
 * @param id the file's name, such as {@code appeal}
 * @param hash SHA-256 of the definition's text, in hex
 * @param law what it follows, as printed for people
 * @param number pattern of the numbers, such as {@code SQ{place6}-{date}-{seq5}}
 * @param title the field whose first line names the matter in lists
 * @param fields what opening asks
 * @param openers who may open one
 * @param openTells who is told when one is opened
 * @param first the state a new matter begins in
 * @param facts what actions may set of a matter and conditions may read, each like a field of a form
 * @param parties the roles people and bodies may have in a matter
 * @param quantities the names of the amounts it may grant, with what people read
 * @param merge how several matters become one; null never
 * @param series by which calendar matters are opened; null only by hand
 * @param publish the facts everybody may see of a matter
 */
public record Procedure(
        String id,
        String hash,
        String name,
        List<String> law,
        String number,
        String title,
        String first,
        Map<String, Field> fields,
        List<ActorRule> openers,
        List<Action.Tell> openTells,
        Map<String, State> states,
        Map<String, Action> actions,
        Map<String, ClockRule> clocks,
        Map<String, Field> facts,
        Map<String, PartyRole> parties,
        Map<String, String> quantities,
        @Nullable MergeRule merge,
        @Nullable Series series,
        Set<String> publish) {

    public State state(String key) {
        var state = states.get(key);
        if (state == null) {
            throw new IllegalArgumentException(id + " has no state " + key);
        }
        return state;
    }

    public @Nullable Action action(String key) {
        return actions.get(key);
    }

    /** The actions that may be taken in a state, in the order of the definition. */
    public Stream<Action> actionsFrom(String state) {
        return actions.values().stream().filter(action -> action.from().contains(state));
    }

    /** The action that undoes a merge. */
    public Optional<Action> unmerge() {
        return actions.values().stream()
                .filter(action -> action.deeds().unmerge())
                .findFirst();
    }

    /** The states in which a matter may be after an action taken in a state. */
    Set<String> ways(Action action, String from) {
        var ways = new LinkedHashSet<String>();
        action.targets().forEach(target -> ways.add(target.state() == null ? from : target.state()));
        if (action.deeds().unmerge()) {
            ways.remove(from);
            actions.values().stream()
                    .filter(other -> other.deeds().merge() != null)
                    .forEach(other -> ways.addAll(other.from()));
        }
        return ways;
    }

    /** Every duty the definition names. */
    Set<String> duties() {
        var duties = new TreeSet<String>();
        var rules = new ArrayList<>(openers);
        var tells = new ArrayList<>(openTells);
        var desks = new ArrayList<DeskRule>();
        for (var action : actions.values()) {
            rules.addAll(action.by());
            tells.addAll(action.tells());
            duties.addAll(action.readers());
            action.deeds().parties().stream()
                    .map(Deeds.PartyChange::desk)
                    .filter(Objects::nonNull)
                    .forEach(desks::add);
            action.targets().stream()
                    .map(Action.Target::assign)
                    .filter(Objects::nonNull)
                    .forEach(desks::add);
        }
        for (var clock : clocks.values()) {
            tells.addAll(clock.onWarn());
            tells.addAll(clock.onOverdue());
        }
        states.values().forEach(state -> duties.addAll(state.readers()));
        states.values().stream().map(State::desk).filter(Objects::nonNull).forEach(desks::add);
        rules.forEach(rule -> duties.addAll(rule instanceof ActorRule.DutyAt at ? Set.of(at.duty()) : Set.of()));
        desks.forEach(desk -> duties.addAll(desk instanceof DeskRule.DutyAt at ? Set.of(at.duty()) : Set.of()));
        tells.forEach(
                tell -> duties.addAll(tell.whom() instanceof Action.Whom.Duty(var duty) ? Set.of(duty) : Set.of()));
        return duties;
    }

    public boolean publishes(String fact) {
        return publish.contains(fact);
    }
}
