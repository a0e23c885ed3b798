package org.gongzhi.decision;

import java.time.InstantSource;
import java.util.List;
import org.gongzhi.decision.Turnout.Row;
import org.gongzhi.decision.Votes.Seen;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What everybody may know of votes: what about, by which rule, who took part where, and what came out. */
@Controller
class VotesController {

    private final Votes votes;
    private final Turnout turnout;
    private final Rolls rolls;
    private final Proxies proxies;
    private final VerdictWords wording;
    private final VotingRules rules;
    private final Words words;
    private final Places places;
    private final InstantSource time;

    VotesController(
            Votes votes,
            Turnout turnout,
            Rolls rolls,
            Proxies proxies,
            VerdictWords wording,
            VotingRules rules,
            Words words,
            Places places,
            InstantSource time) {
        this.votes = votes;
        this.turnout = turnout;
        this.rolls = rolls;
        this.proxies = proxies;
        this.wording = wording;
        this.rules = rules;
        this.words = words;
        this.places = places;
        this.time = time;
    }

    /** Everything {@code decision/votes.jte} shows. */
    record VotesPage(List<Line> lines) {

        record Line(Seen seen, String place) {}
    }

    @GetMapping("/votes")
    ModelAndView list() {
        var lines = votes.all().stream()
                .map(seen ->
                        new VotesPage.Line(seen, places.fullName(seen.vote().place())))
                .toList();
        return new ModelAndView("decision/votes", "page", new VotesPage(lines));
    }

    /**
     * Everything {@code decision/vote.jte} shows.
     *
     * @param matter the kind of matter in words
     * @param needed what the rule asks for, line by line
     * @param line the line of the roll that was asked for; null when there is none
     * @param now when the turnout was read
     * @param result null until it is counted
     */
    record VotePage(
            Seen seen,
            String place,
            String matter,
            List<String> needed,
            List<Row> turnout,
            Row all,
            List<RollRepository.Event> events,
            List<Proxies.Proxy> proxies,
            String asked,
            @Nullable RollLine line,
            String now,
            @Nullable Shown result) {

        /** While it can still be put right, anybody may look whether a unit stands on the roll as it should. */
        boolean mayLook() {
            return !events.isEmpty()
                    && vote().closedAt() == null
                    && !seen.matter().state().equals("preparing");
        }

        /** Closed, found not to agree with the public log, and not counted since. */
        boolean isDamaged() {
            return result == null
                    && vote().closedAt() != null
                    && !events.isEmpty()
                    && events.getLast().kind().equals("damaged");
        }

        Vote vote() {
            return seen.vote();
        }
    }

    /** A result in whole numbers and in comparisons anybody can do again. */
    record Shown(Result result, List<Figure> figures, List<String> lines, boolean file) {

        record Figure(String label, String value) {}
    }

    @GetMapping("/votes/{number}")
    ModelAndView one(@PathVariable String number, @RequestParam(defaultValue = "") String unit) {
        var seen = votes.get(number);
        var asked = unit.strip();
        var rows = turnout.of(number);
        var page = new VotePage(
                seen,
                places.fullName(seen.vote().place()),
                rules.matterName(seen.vote().matter()),
                needed(seen.rule()),
                rows,
                Turnout.sum(words.of("decision.turnout.all"), rows),
                rolls.events(number),
                proxies.of(number),
                asked,
                asked.isEmpty() || asked.length() > 40
                        ? null
                        : rolls.find(number, asked).orElse(null),
                Shanghai.minute(time.instant()),
                votes.result(number).map(result -> shown(seen, result)).orElse(null));
        return new ModelAndView("decision/vote", "page", page);
    }

    private List<String> needed(Rule rule) {
        return List.of(
                words.of(
                        rule.quorum().any() ? "decision.needed.quorum.any" : "decision.needed.quorum",
                        joined(rule.quorum())),
                words.of("decision.needed.pass", joined(rule.pass())));
    }

    private String joined(Requirement requirement) {
        return String.join(
                words.of(requirement.any() ? "decision.needed.or" : "decision.needed.and"),
                requirement.thresholds().stream()
                        .map(each ->
                                words.of("decision.measure." + each.measure().word()) + wording.share(each))
                        .toList());
    }

    private Shown shown(Seen seen, Result result) {
        var verdict = seen.rule().judge(result.count());
        var figures = new java.util.ArrayList<Shown.Figure>();
        var count = result.count();
        for (var measure : Measure.values()) {
            if (!count.measures(measure)
                    || (measure == Measure.HOUSEHOLDS && !seen.rule().asksFor(measure))) {
                continue;
            }
            figure(figures, "all", measure, count.of(measure, Count.Base.ALL));
            figure(figures, "part", measure, count.of(measure, Count.Base.PARTICIPATING));
            if (measure != Measure.HOUSEHOLDS) {
                figure(figures, "yes", measure, count.yes(measure));
            }
        }
        var lines = java.util.stream.Stream.concat(
                        verdict.quorumLines().stream()
                                .map(line -> words.of("decision.line.quorum", wording.line(line))),
                        verdict.passLines().stream().map(line -> words.of("decision.line.pass", wording.line(line))))
                .toList();
        return new Shown(result, figures, lines, result.official() == null);
    }

    private void figure(List<Shown.Figure> figures, String what, Measure measure, long number) {
        figures.add(new Shown.Figure(
                words.of("decision.figure." + what + "." + measure.word()), wording.number(measure, number)));
    }

    /** The file for counting again; there is none before the close. */
    @GetMapping("/votes/{number}/count.json")
    ResponseEntity<byte[]> file(@PathVariable String number) {
        var file = votes.file(number).orElseThrow(() -> Refusal.unknown("decision.file.not-yet"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"%s.json\"".formatted(number))
                .body(file);
    }
}
