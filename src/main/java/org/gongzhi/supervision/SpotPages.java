package org.gongzhi.supervision;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongzhi.evidence.Log;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.SpotCheck.Drawn;
import org.gongzhi.supervision.SpotCheck.Finding;
import org.gongzhi.supervision.SpotCheck.Month;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The public pages of spot checks. */
@Component
class SpotPages {

    private static final int MONTHS = 12;

    private final SpotRepository spots;
    private final FindingRepository findings;
    private final SpotChecks checks;
    private final Log log;
    private final Places places;
    private final InstantSource time;

    SpotPages(
            SpotRepository spots,
            FindingRepository findings,
            SpotChecks checks,
            Log log,
            Places places,
            InstantSource time) {
        this.spots = spots;
        this.findings = findings;
        this.checks = checks;
        this.log = log;
        this.places = places;
        this.time = time;
    }

    /** Everything {@code supervision/checks.jte} shows. */
    record ListPage(List<Line> lines, List<YearMonth> months) {

        record Line(SpotCheck check, String area) {}
    }

    /**
     * Everything {@code supervision/check.jte} shows.
     *
     * @param drawn empty until all were visited
     */
    record OnePage(
            SpotCheck check,
            String area,
            String frameDigest,
            @Nullable Long index,
            @Nullable String secret,
            @Nullable String seed,
            List<Drawn> drawn,
            List<Finding> findings,
            Instant now) {}

    /** Everything {@code supervision/month.jte} shows. */
    record MonthPage(YearMonth month, boolean running, Month figures, Instant end) {

        int late() {
            return (int) figures.closed().stream().filter(Finding::late).count();
        }

        int overdue() {
            return (int)
                    figures.open().stream().filter(each -> each.isLate(end)).count();
        }
    }

    ModelAndView list() {
        var now = YearMonth.from(Shanghai.day(time.instant()));
        var all = spots.all();
        var first =
                all.isEmpty() ? now : YearMonth.from(Shanghai.day(all.getLast().announced()));
        var months = Stream.iterate(now, month -> month.minusMonths(1))
                .limit(MONTHS)
                .takeWhile(month -> !month.isBefore(first))
                .toList();
        var lines = all.stream()
                .map(check -> new ListPage.Line(check, places.fullName(check.area())))
                .toList();
        return new ModelAndView("supervision/checks", "page", new ListPage(lines, months));
    }

    ModelAndView one(SpotCheck check) {
        var secret = checks.revealed(check);
        var root = Optional.ofNullable(check.root());
        var page = new OnePage(
                check,
                places.fullName(check.area()),
                Sha256.hex(check.frame()),
                log.indexOf(SpotChecks.CHRONICLE, check.code()).orElse(null),
                secret.orElse(null),
                secret.flatMap(known -> root.map(value -> Sample.seed(known, value)))
                        .orElse(null),
                check.isOpen() ? spots.units(check.id()) : List.of(),
                findings.findings(check.id()),
                time.instant());
        return new ModelAndView("supervision/check", "page", page);
    }

    /** @throws Refusal for a month that has not begun */
    ModelAndView month(YearMonth month) {
        var today = Shanghai.day(time.instant());
        if (month.isAfter(YearMonth.from(today))) {
            throw Refusal.unknown("supervision.check.unknown");
        }
        var from = month.atDay(1);
        var until = month.plusMonths(1).atDay(1);
        var running = until.isAfter(today);
        var figures = new Month(
                findings.visitedBetween(from, until, List.of("clean", "found", "correcting", "corrected")),
                findings.visitedBetween(from, until, List.of("clean")),
                findings.visitedBetween(from, until, List.of("unchecked")),
                findings.openedBetween(from, until),
                findings.closedBetween(from, until),
                findings.openAt(until));
        var end = running ? time.instant() : Shanghai.startOf(until);
        return new ModelAndView("supervision/month", "page", new MonthPage(month, running, figures, end));
    }
}
