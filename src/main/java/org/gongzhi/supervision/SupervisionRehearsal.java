package org.gongzhi.supervision;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Service;

/**
 * Plays invented reports, topics and spot checks for a demonstration or a trial, through the same doors as real ones.
 */
@Service
public class SupervisionRehearsal {

    private final OfficerKeys keys;
    private final Reports reports;
    private final RemedyRepository remedies;
    private final SpotRepository spots;
    private final FindingRepository findings;
    private final Matters matters;
    private final RehearsedSteps steps;
    private final Posts posts;
    private final Vault vault;
    private final InstantSource time;

    SupervisionRehearsal(
            OfficerKeys keys,
            Reports reports,
            RemedyRepository remedies,
            SpotRepository spots,
            FindingRepository findings,
            Matters matters,
            RehearsedSteps steps,
            Posts posts,
            Vault vault,
            InstantSource time) {
        this.keys = keys;
        this.reports = reports;
        this.remedies = remedies;
        this.spots = spots;
        this.findings = findings;
        this.matters = matters;
        this.steps = steps;
        this.posts = posts;
        this.vault = vault;
        this.time = time;
    }

    /** A report, and what an officer asked back; empty for none. */
    public record Told(
            String receipt,
            String text,
            String about,
            String unit,
            String where,
            String name,
            String phone,
            String answer) {}

    /** A step of a topic, so many days after the one before. */
    public record Next(int after, String action, Map<String, Object> form) {}

    /** A topic and how it went. */
    public record Plot(
            String subject, String text, int days, int supports, List<Next> steps, Map<String, Integer> grades) {}

    /** What came of one visit: a correction is ordered for a task, and reported for a result. */
    public record Visit(String outcome, String note, String task, String result, String prevent) {}

    /** Whether anything was played before. */
    public boolean stands() {
        return !keys.persons().isEmpty();
    }

    /** Gives every discipline officer of the county and its city a key that opens with one passphrase. */
    public void giveKeys(PlaceCode county, String passphrase) {
        var city = new PlaceCode(county.value().substring(0, 4));
        for (var duty : List.of(Readers.COUNTY_DUTY, Readers.CITY_DUTY)) {
            posts.holders(posts.deskFor(duty, duty.equals(Readers.CITY_DUTY) ? city : county)).stream()
                    .map(Post::person)
                    .distinct()
                    .forEach(person -> keys.create(person, passphrase, ""));
        }
    }

    public void tell(PlaceCode county, Told told) {
        var draft =
                new Draft(told.text(), told.about(), told.unit(), told.where(), told.name(), told.phone(), Set.of());
        var opened = reports.file(county, draft, new Receipt(told.receipt()).keys(WhistleController.salt(vault)));
        if (!told.answer().isEmpty()) {
            reports.answer(opened, Report.Word.MESSAGE, told.answer());
        }
    }

    public void play(PlaceCode county, Plot plot) {
        // In the morning, as people do.
        var at = Shanghai.startOf(Shanghai.day(time.instant()).minusDays(plot.days()))
                .plus(Duration.ofMinutes(9 * 60 + plot.days() % 90));
        var number = matters.open(new Opening(
                        Remedy.PROCEDURE,
                        county,
                        null,
                        "web",
                        Map.of("subject", plot.subject(), "text", plot.text()),
                        new Actor.Resident(null, null),
                        null,
                        at))
                .number();
        for (var next : plot.steps()) {
            at = at.plus(Duration.ofDays(next.after()));
            steps.step(number, next.action(), next.form(), at);
            if (next.action().equals("post")) {
                speak(number, "support", 0, "support", plot.supports());
            }
        }
        plot.grades().forEach((grade, count) -> speak(number, "judge", 1, grade, count));
    }

    public void close(String subject, int days) {
        remedies.shown().stream()
                .filter(remedy -> remedy.subject().equals(subject) && remedy.isJudged())
                .forEach(remedy -> steps.take(
                        remedy.number(),
                        "close",
                        Map.of(),
                        new Actor.Time(),
                        time.instant().minus(Duration.ofDays(days))));
    }

    /**
     * Visits the units of a round in the order in which they were drawn, once it was drawn and nobody was visited yet;
     * whether it did.
     */
    public boolean visit(String subject, List<Visit> visits) {
        return spots.all().stream()
                .filter(check -> check.subject().equals(subject) && check.drawn() != null && !check.isOpen())
                .filter(check -> spots.units(check.id()).stream().noneMatch(SpotCheck.Drawn::isVisited))
                .peek(check -> visit(check, visits))
                .findFirst()
                .isPresent();
    }

    private void visit(SpotCheck check, List<Visit> visits) {
        var units = spots.units(check.id());
        for (int i = 0; i < Math.min(units.size(), visits.size()); i++) {
            var visit = visits.get(i);
            var number = MatterNumber.parse(units.get(i).number()).orElseThrow();
            if (visit.outcome().equals("skip")) {
                steps.step(number, "skip", Map.of("reason", visit.note()), time.instant());
                continue;
            }
            steps.step(number, "visit", Map.of("outcome", visit.outcome(), "note", visit.note()), time.instant());
            if (!visit.task().isEmpty()) {
                steps.step(number, "order-here", Map.of("task", visit.task()), time.instant());
                correct(check, visit);
            }
        }
    }

    private void correct(SpotCheck check, Visit visit) {
        findings.findings(check.id()).stream()
                .filter(finding ->
                        finding.task().equals(visit.task()) && !visit.result().isEmpty())
                .forEach(finding -> {
                    var number = MatterNumber.parse(finding.number()).orElseThrow();
                    steps.step(
                            number,
                            "report",
                            Map.of("result", visit.result(), "prevent", visit.prevent()),
                            time.instant());
                    steps.step(number, "accept", Map.of("verdict", "pass"), time.instant());
                });
    }

    private void speak(MatterNumber number, String kind, int round, String grade, int count) {
        for (int i = 0; i < count; i++) {
            remedies.speak(number, kind, round, Locks.random(16), grade);
            remedies.count(number, grade);
        }
    }
}
