package org.gongzhi.decision;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.decision.Votes.Seen;
import org.gongzhi.identity.Readings;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Ticks who came into the room, group by group, against the quorum; and prints the list for the board. */
@Controller
@RequestMapping("/work/votes/{number}")
class AttendanceController {

    private final AttendanceList attendance;
    private final Turnout turnout;
    private final Rolls rolls;
    private final Ballots ballots;
    private final Counter counter;
    private final Readings readings;
    private final Words words;

    AttendanceController(
            AttendanceList attendance,
            Turnout turnout,
            Rolls rolls,
            Ballots ballots,
            Counter counter,
            Readings readings,
            Words words) {
        this.attendance = attendance;
        this.turnout = turnout;
        this.rolls = rolls;
        this.ballots = ballots;
        this.counter = counter;
        this.readings = readings;
        this.words = words;
    }

    /**
     * Everything {@code decision/attend.jte} shows.
     *
     * @param group whose lines are listed; empty while none is chosen
     */
    record AttendPage(
            Seen seen,
            List<Turnout.Row> groups,
            Turnout.Row all,
            String group,
            List<Line> lines,
            boolean open,
            boolean done,
            @Nullable String problem) {

        /** @param voted whether a ballot is in the box, so that it is not counted by hand too */
        record Line(RollLine line, String name, boolean there, boolean voted) {}
    }

    @GetMapping("/attend")
    ModelAndView list(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(required = false) @Nullable String done,
            @AuthenticationPrincipal SignedIn me) {
        return page(counter.seen(number, me), group, done != null, null, me);
    }

    @PostMapping("/attend")
    Object mark(
            @PathVariable String number,
            @RequestParam String group,
            @RequestParam(defaultValue = "") Set<String> there,
            @AuthenticationPrincipal SignedIn me) {
        var seen = counter.seen(number, me);
        try {
            attendance.mark(number, group, there, me.person());
        } catch (Refusal refusal) {
            return page(seen, group, false, refusal, me);
        }
        var back = UriComponentsBuilder.fromPath("/work/votes/{number}/attend")
                .queryParam("group", "{group}")
                .queryParam("done", "yes");
        return "redirect:" + back.encode().buildAndExpand(number, group).toUriString();
    }

    private ModelAndView page(Seen seen, String group, boolean done, @Nullable Refusal refusal, SignedIn me) {
        var number = seen.vote().number();
        if (!seen.vote().ofPeople()) {
            throw Refusal.unknown("decision.attend.not-now");
        }
        var groups = turnout.of(number);
        var chosen = group.isEmpty() && groups.size() == 1 ? groups.getFirst().building() : group;
        var lines = lines(number, chosen);
        if (!lines.isEmpty()) {
            readings.note(me.person(), me.name(), number, "decision.reading.names", null);
        }
        var page = new AttendPage(
                seen,
                groups,
                Turnout.sum(words.of("decision.turnout.all"), groups),
                chosen,
                lines,
                seen.open(),
                done,
                refusal == null ? null : words.of(refusal));
        return new ModelAndView(
                "decision/attend",
                Map.of("page", page),
                refusal == null
                        ? HttpStatus.OK
                        : HttpStatus.valueOf(refusal.kind().status()));
    }

    private List<AttendPage.Line> lines(String number, String group) {
        var there = attendance.of(number);
        return rolls.current(number).stream()
                .filter(line -> line.building().equals(group))
                .map(line -> new AttendPage.Line(
                        line,
                        rolls.name(number, line),
                        there.contains(line.unit()),
                        ballots.last(number, line.unit()).isPresent()))
                .toList();
    }

    /** Everything {@code decision/roll-list.jte} shows. */
    record ListPage(Seen seen, List<AttendPage.Line> lines) {}

    /** The list with names, to hang at the board: printed, never on the portal. */
    @PostMapping("/list")
    ModelAndView print(@PathVariable String number, @AuthenticationPrincipal SignedIn me) {
        var seen = counter.seen(number, me);
        var lines = rolls.current(number).stream()
                .map(line -> new AttendPage.Line(line, rolls.name(number, line), false, false))
                .toList();
        if (!seen.vote().ofPeople() || lines.isEmpty()) {
            throw Refusal.conflict("decision.roll.none");
        }
        readings.note(me.person(), me.name(), number, "decision.reading.names", null);
        rolls.listed(number);
        return new ModelAndView("decision/roll-list", "page", new ListPage(seen, lines));
    }
}
