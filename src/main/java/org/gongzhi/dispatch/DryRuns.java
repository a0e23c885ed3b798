package org.gongzhi.dispatch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.MatterList;
import org.gongzhi.territory.PlaceCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Tries a change of the catalogue on matters before it takes effect: where each goes today, where it would go, and why.
 * Written down in portions, so that a page can show how far it has come and a restart loses nothing but time.
 */
@Service
class DryRuns {

    private static final Logger LOG = LoggerFactory.getLogger(DryRuns.class);
    private static final int NEWEST = 500;
    private static final int PORTION = 100;
    private static final Duration KEPT = Duration.ofDays(30);

    private final EntryRepository entries;
    private final DraftRepository drafts;
    private final Catalogues catalogues;
    private final Advisor advisor;
    private final MatterList matters;
    private final Posts posts;
    private final InstantSource clock;
    private final Map<UUID, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    DryRuns(
            EntryRepository entries,
            DraftRepository drafts,
            Catalogues catalogues,
            Advisor advisor,
            MatterList matters,
            Posts posts,
            InstantSource clock) {
        this.entries = entries;
        this.drafts = drafts;
        this.catalogues = catalogues;
        this.advisor = advisor;
        this.matters = matters;
        this.posts = posts;
        this.clock = clock;
    }

    /** Draws up a change; nothing is tried yet. */
    Draft draw(String county, List<Draft.Line> lines, List<Draft.Sample> uploaded, SignedIn who) {
        catalogues.requireKeeper(who, county);
        if (lines.isEmpty()) {
            throw Refusal.invalid("dispatch.nothing-to-change");
        }
        var total = uploaded.isEmpty() ? samples(county, who).size() : uploaded.size();
        var draft = new Draft(
                county,
                Ids.next(),
                entries.last(county),
                lines,
                uploaded,
                clock.instant(),
                who.person(),
                who.name(),
                total,
                0,
                null);
        drafts.insert(draft);
        return draft;
    }

    Draft get(UUID id, SignedIn who) {
        var draft = drafts.find(id).orElseThrow(() -> Refusal.unknown("dispatch.unknown-draft"));
        catalogues.requireKeeper(who, draft.county());
        return draft;
    }

    List<Draft> open(String county) {
        return drafts.open(county, clock.instant().minus(KEPT));
    }

    /** Tries it in the background; the page asks how far it has come. */
    void start(Draft draft, SignedIn who) {
        var run = CompletableFuture.runAsync(
                        () -> run(draft, who),
                        runner -> Thread.ofVirtual().name("dry-run").start(runner))
                .whenComplete((_, problem) -> {
                    running.remove(draft.id());
                    if (problem != null) {
                        LOG.error("dry run {} stopped; it can be started again", draft.id(), problem);
                    }
                });
        running.put(draft.id(), run);
        if (run.isDone()) {
            running.remove(draft.id());
        }
    }

    /** Waits until it has been tried to the end. */
    void join(UUID draft) {
        var run = running.get(draft);
        if (run != null) {
            run.join();
        }
    }

    void run(Draft draft, SignedIn who) {
        var samples = draft.uploaded().isEmpty() ? samples(draft.county(), who) : draft.uploaded();
        var written = entries.all(draft.county());
        drafts.restart(draft, written.stream().mapToLong(Entry::seq).max().orElse(0), samples.size());
        var today = Shanghai.day(clock.instant());
        var before = Plan.of(written, today);
        var with = new ArrayList<>(written);
        with.addAll(draft.entries());
        var after = Plan.of(with, draft.day(today));
        var portion = new ArrayList<Trial>();
        for (int seq = 0; seq < samples.size(); seq++) {
            portion.add(trial(seq, samples.get(seq), before, after));
            if (portion.size() == PORTION || seq == samples.size() - 1) {
                drafts.tried(draft, portion);
                portion.clear();
            }
        }
    }

    private Trial trial(int seq, Draft.Sample sample, Plan before, Plan after) {
        var category = Catalogues.known(sample.category());
        var place = new PlaceCode(sample.place());
        var now = advisor.advise(before, category, place);
        var then = advisor.advise(after, category, place);
        return new Trial(
                seq,
                sample.label(),
                sample.number(),
                sample.category(),
                sample.place(),
                advisor.name(now.desk()),
                now.because(),
                advisor.name(then.desk()),
                then.because());
    }

    /** The newest matters of the county that this person may see; named by number, what was said stays where it is. */
    private List<Draft.Sample> samples(String county, SignedIn who) {
        var filter = new MatterList.Filter(null, "appeal", null, county, null, null, null, MatterList.Order.NEWEST);
        try (var newest = matters.all(posts.scopeOf(who.person()), filter, NEWEST)) {
            return newest.map(listed -> listed.matter())
                    .map(matter -> new Draft.Sample(
                            matter.number().value(),
                            matter.number().value(),
                            matter.category() == null ? "" : matter.category(),
                            matter.place().value()))
                    .toList();
        }
    }
}
