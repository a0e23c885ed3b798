package org.gongzhi.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Glance;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Feed;
import org.gongzhi.procedure.Inbox;
import org.gongzhi.procedure.Listed;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterList;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Places;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.Sheet;
import org.gongzhi.web.Tone;
import org.gongzhi.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The inbox (待办): what waits for whoever is signed in, the most urgent first, live. */
@Controller
class InboxController {

    private static final int SHOWN = 100;
    private static final int MOST_EXPORTED = 20_000;
    private static final MatterList.Filter DUE_FIRST =
            new MatterList.Filter(null, null, null, null, false, null, null, MatterList.Order.DUE);
    private static final long HALF_AN_HOUR = 30 * 60 * 1000L;

    private final Officers officers;
    private final Inbox inbox;
    private final MatterList list;
    private final Procedures procedures;
    private final Places places;
    private final Feed feed;
    private final List<Glance> glances;
    private final InstantSource time;

    InboxController(
            Officers officers,
            Inbox inbox,
            MatterList list,
            Procedures procedures,
            Places places,
            Feed feed,
            List<Glance> glances,
            InstantSource time) {
        this.officers = officers;
        this.inbox = inbox;
        this.list = list;
        this.procedures = procedures;
        this.places = places;
        this.feed = feed;
        this.glances =
                glances.stream().sorted(Comparator.comparingInt(Glance::order)).toList();
        this.time = time;
    }

    @Bean
    static NavEntry inboxEntry() {
        return new NavEntry(10, "/work", "desk.nav.inbox", "work");
    }

    @GetMapping("/work")
    ModelAndView inbox(Authentication authentication) {
        var scope = officers.of(authentication).scope();
        var now = time.instant();
        var endOfDay = Shanghai.startOf(Shanghai.day(now).plusDays(1));
        var mine = inbox.of(scope, SHOWN + 1);
        var watching = mine.isEmpty() && !scope.isEmpty();
        var lines = watching ? watched(scope) : mine;
        var rows = lines.stream().limit(SHOWN).map(line -> row(line, now)).toList();
        return new ModelAndView(
                "desk/inbox",
                "page",
                new InboxPage(
                        watching ? inbox.tallyOfPlaces(scope, now, endOfDay) : inbox.tally(scope, now, endOfDay),
                        glances.stream()
                                .flatMap(glance -> glance.of(scope).stream())
                                .toList(),
                        rows,
                        lines.size() > SHOWN,
                        watching && !rows.isEmpty(),
                        now));
    }

    /** All that waits, as a table. */
    @GetMapping("/work/inbox.xlsx")
    void table(Authentication who, @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        var now = time.instant();
        var heads = Stream.of("number", "title", "procedure", "category", "place", "state", "left")
                .map(head -> ui.lookup("desk.list.column." + head))
                .toList();
        var rows = inbox.of(officers.of(who).scope(), MOST_EXPORTED).stream()
                .map(line -> row(line, now))
                .map(row -> Arrays.<@Nullable Object>asList(
                        row.number(),
                        row.title(),
                        row.procedure(),
                        row.category(),
                        row.place(),
                        row.state(),
                        row.left().text()));
        Sheet.answer(response, ui.lookup("desk.inbox.title"), heads, rows);
    }

    /** The few who see more than counties look through all of them. */
    private List<Listed> watched(Scope scope) {
        return scope.places().stream().anyMatch(place -> place.value().length() < Level.COUNTY.length())
                ? list.page(scope, DUE_FIRST, 1, SHOWN)
                : inbox.watched(scope, SHOWN + 1);
    }

    private InboxPage.Row row(Listed line, Instant now) {
        Matter matter = line.matter();
        var procedure = procedures.of(matter);
        var first = matter.state().equals(procedure.first());
        var left = Left.of(line.dueAt(), now, matter.ended(), first);
        return new InboxPage.Row(
                matter.number().value(),
                matter.title(),
                procedure.name(),
                matter.category(),
                places.get(matter.place()).name(),
                procedure.state(matter.state()).name(),
                left.late() || left.tone() == Tone.SOON ? left.tone() : first ? Tone.WAIT : Tone.RUN,
                matter.channel(),
                left,
                first,
                matter.reporter() != null);
    }

    /** Says when something changed at one of my desks; the page then fetches itself anew. */
    @GetMapping("/work/stream")
    SseEmitter stream(Authentication authentication) {
        var mine = officers.of(authentication).scope().desks();
        var emitter = new SseEmitter(HALF_AN_HOUR);
        Consumer<Set<Desk>> listener = changed -> {
            if (!Collections.disjoint(changed, mine)) {
                tell(emitter, SseEmitter.event().data("changed"));
            }
        };
        emitter.onCompletion(() -> feed.forget(listener));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> feed.forget(listener));
        feed.listen(listener);
        // Without a first word the answer's head would wait for the first change, and a proxy might give up on it.
        tell(emitter, SseEmitter.event().comment("listening"));
        return emitter;
    }

    private static void tell(SseEmitter emitter, SseEmitter.SseEventBuilder words) {
        try {
            emitter.send(words);
        } catch (IOException | IllegalStateException e) {
            emitter.completeWithError(e);
        }
    }
}
