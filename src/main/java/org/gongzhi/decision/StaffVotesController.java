package org.gongzhi.decision;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.gongzhi.decision.Turnout.Row;
import org.gongzhi.decision.Votes.Seen;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The votes of an officer's places: roll, letters, and where each stands. */
@Controller
@RequestMapping("/work/votes")
class StaffVotesController {

    private final Votes votes;
    private final Rolls rolls;
    private final RollTable table;
    private final Turnout turnout;
    private final Papers papers;
    private final Proxies proxies;
    private final Channels channels;
    private final Posts posts;
    private final Places places;
    private final VoteWords words;

    StaffVotesController(
            Votes votes,
            Rolls rolls,
            RollTable table,
            Turnout turnout,
            Papers papers,
            Proxies proxies,
            Channels channels,
            Posts posts,
            Places places,
            VoteWords words) {
        this.votes = votes;
        this.rolls = rolls;
        this.table = table;
        this.turnout = turnout;
        this.papers = papers;
        this.proxies = proxies;
        this.channels = channels;
        this.posts = posts;
        this.places = places;
        this.words = words;
    }

    /** Everything {@code decision/staff-votes.jte} shows. */
    record StaffVotesPage(List<VotesController.VotesPage.Line> lines) {}

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedIn me) {
        var lines = votes.within(posts.scopeOf(me.person())).stream()
                .map(seen -> new VotesController.VotesPage.Line(
                        seen, places.fullName(seen.vote().place())))
                .toList();
        return new ModelAndView("decision/staff-votes", "page", new StaffVotesPage(lines));
    }

    /**
     * Everything {@code decision/staff-vote.jte} shows.
     *
     * @param columns of the table to hand in
     * @param unchecked whether the rule that names the official system was not read in the original yet
     * @param report what became of a table just handed in
     */
    record StaffVotePage(
            Seen seen,
            String place,
            String columns,
            List<Row> turnout,
            Row all,
            List<RollRepository.Event> events,
            List<Proxies.Proxy> proxies,
            List<PaperRepository.Waiting> waiting,
            boolean unchecked,
            Rolls.@Nullable Report report,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        Vote vote() {
            return seen.vote();
        }

        boolean mayImport() {
            return vote().frozenAt() == null && !seen.matter().ended();
        }

        /** Letters and papers are printed from the notice on, until it is over. */
        boolean mayPrint() {
            return vote().frozenAt() != null && vote().closedAt() == null && vote().official() == null;
        }
    }

    @GetMapping("/{number}")
    ModelAndView one(@PathVariable String number, @AuthenticationPrincipal SignedIn me) {
        return page(seen(number, me), null, Map.of(), null);
    }

    private Seen seen(String number, SignedIn me) {
        return votes.get(number, posts.scopeOf(me.person()));
    }

    @PostMapping("/{number}/roll")
    ModelAndView roll(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String units,
            @RequestParam(defaultValue = "") String area,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var seen = seen(number, me);
        var typed = Map.of("units", units, "area", area);
        try {
            if (!units.matches("\\d{1,6}")) {
                throw Refusal.invalidFields(Map.of("units", "decision.roll.field.units"));
            }
            var whole = whole(seen.vote(), area.strip());
            if (file == null || file.isEmpty()) {
                throw Refusal.invalidFields(Map.of("file", "decision.roll.field.file"));
            }
            var report = rolls.replace(number, file.getBytes(), Integer.parseInt(units), whole);
            return page(seen, report, report.imported() ? Map.of() : typed, null);
        } catch (Refusal refusal) {
            return page(seen, null, typed, refusal);
        }
    }

    /** The total exclusive area in 0.01 m², or of persons the number of households. */
    private static long whole(Vote vote, String typed) {
        if (vote.ofPeople() && !typed.matches("[1-9]\\d{0,5}")) {
            throw Refusal.invalidFields(Map.of("area", "decision.roll.field.households"));
        }
        var whole = vote.ofPeople() ? Long.parseLong(typed) : UnitRows.hundredths(typed);
        if (whole <= 0) {
            throw Refusal.invalidFields(Map.of("area", "decision.roll.field.area"));
        }
        return whole;
    }

    /** The empty table to fill in, as spreadsheets here read it. */
    @GetMapping("/{number}/roll.csv")
    ResponseEntity<byte[]> template(@PathVariable String number, @AuthenticationPrincipal SignedIn me) {
        var people = seen(number, me).vote().ofPeople();
        var text = "\uFEFF" + String.join(",", table.columns(people)) + "\r\n";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"roll.csv\"")
                .body(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private ModelAndView page(
            Seen seen, Rolls.@Nullable Report report, Map<String, String> typed, @Nullable Refusal refusal) {
        var number = seen.vote().number();
        var rows = turnout.of(number);
        var page = new StaffVotePage(
                seen,
                places.fullName(seen.vote().place()),
                String.join("、", table.columns(seen.vote().ofPeople())),
                rows,
                Turnout.sum(words.of("decision.turnout.all"), rows),
                rolls.events(number),
                proxies.of(number),
                papers.waiting(number),
                channels.isUnchecked(seen.vote().official()),
                report,
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal != null
                ? HttpStatus.valueOf(refusal.kind().status())
                : report != null && !report.imported() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
        return new ModelAndView("decision/staff-vote", Map.of("page", page), status);
    }
}
