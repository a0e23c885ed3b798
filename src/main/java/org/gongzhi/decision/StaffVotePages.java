package org.gongzhi.decision;

import java.util.List;
import java.util.Map;
import org.gongzhi.decision.Turnout.Row;
import org.gongzhi.decision.Votes.Seen;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a vote for its officers, with the roll that is handed in on it. */
@Component
class StaffVotePages {

    private final Votes votes;
    private final Rolls rolls;
    private final RollTable table;
    private final Turnout turnout;
    private final Papers papers;
    private final Proxies proxies;
    private final Channels channels;
    private final RollCopies copies;
    private final Posts posts;
    private final Places places;
    private final Words words;

    StaffVotePages(
            Votes votes,
            Rolls rolls,
            RollTable table,
            Turnout turnout,
            Papers papers,
            Proxies proxies,
            Channels channels,
            RollCopies copies,
            Posts posts,
            Places places,
            Words words) {
        this.votes = votes;
        this.rolls = rolls;
        this.table = table;
        this.turnout = turnout;
        this.papers = papers;
        this.proxies = proxies;
        this.channels = channels;
        this.copies = copies;
        this.posts = posts;
        this.places = places;
        this.words = words;
    }

    /**
     * Everything {@code decision/staff-vote.jte} shows.
     *
     * @param columns of the table to hand in
     * @param rolls the votes whose roll may be taken over
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
            List<Vote> rolls,
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

    /** @throws Refusal where it lies outside of what somebody may see */
    Seen seen(String number, SignedIn me) {
        return votes.get(number, posts.scopeOf(me.person()));
    }

    ModelAndView page(Seen seen, Rolls.@Nullable Report report, Map<String, String> typed, @Nullable Refusal refusal) {
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
                seen.vote().frozenAt() == null ? copies.offered(seen.vote()) : List.of(),
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
