package org.gongzhi.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.insight.CallQueue.Waiting;
import org.gongzhi.insight.Onlookers.Onlooker;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Chronicle;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom somebody may call back, in words: now, later, or not at all because the draw did not take the matter. */
@Component
class CallList {

    private final CallQueue queue;
    private final RateRules rules;
    private final Register register;
    private final Chronicle chronicle;
    private final Places places;

    CallList(CallQueue queue, RateRules rules, Register register, Chronicle chronicle, Places places) {
        this.queue = queue;
        this.rules = rules;
        this.register = register;
        this.chronicle = chronicle;
        this.places = places;
    }

    /** Everything {@code insight/calls.jte} shows. */
    record CallsPage(
            List<Line> now,
            List<Line> later,
            List<Line> undrawn,
            @Nullable Draw draw,
            @Nullable String done) {

        record Line(String number, String title, String place, int tries, String next, String due, boolean late) {}
    }

    CallsPage page(Onlooker who, Instant now, @Nullable String done) {
        var waiting = rules.withCalls().stream()
                .flatMap(rule -> queue.of(rule, who.scope(), now).stream())
                .toList();
        var fresh = chronicle.matters(
                waiting.stream().map(one -> one.fact().number()).toList());
        var mine = waiting.stream()
                .filter(one -> isMine(fresh.get(one.fact().number().value()), who))
                .toList();
        var parts = mine.stream()
                .collect(Collectors.groupingBy(
                        one -> !one.drawn() ? "undrawn" : one.next().isAfter(now) ? "later" : "now"));
        return new CallsPage(
                lines(parts.getOrDefault("now", List.of()), fresh, now),
                lines(parts.getOrDefault("later", List.of()), fresh, now),
                lines(parts.getOrDefault("undrawn", List.of()), fresh, now),
                mine.isEmpty() ? null : mine.getFirst().draw(),
                done);
    }

    /** Still waiting for a call, by somebody like me: the engine says who may. */
    boolean isMine(@Nullable Matter matter, Onlooker who) {
        var calls = matter == null ? null : rules.of(matter.procedure()).calls();
        return matter != null
                && calls != null
                && matter.state().equals(calls.state())
                && register.lawful(matter, who.actor()).stream()
                        .anyMatch(action -> action.key().equals(calls.action()));
    }

    private List<CallsPage.Line> lines(List<Waiting> waiting, Map<String, Matter> fresh, Instant now) {
        return waiting.stream()
                .map(one -> {
                    var fact = one.fact();
                    var number = fact.number().value();
                    var matter = fresh.get(number);
                    return new CallsPage.Line(
                            number,
                            matter == null ? number : matter.title(),
                            places.fullName(fact.place()),
                            fact.tries(),
                            one.next().isAfter(now) ? Shanghai.shortMinute(one.next()) : "",
                            fact.due() == null ? "" : Shanghai.shortMinute(fact.due()),
                            fact.load() == Load.LATE);
                })
                .toList();
    }
}
