package org.gongzhi.dispatch;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gongzhi.category.Categories;
import org.gongzhi.category.Category;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Catalogue;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The catalogues of the counties: who is responsible, asked by the engine and by people, kept by the county's centre.
 */
@Service
@Transactional
public class Catalogues implements Catalogue {

    /** Whoever sits at the county's centre keeps its catalogue. */
    private static final String KEEPER = "centre-officer";

    private final EntryRepository entries;
    private final DraftRepository drafts;
    private final Advisor advisor;
    private final Categories categories;
    private final Places places;
    private final Posts posts;
    private final InstantSource clock;

    Catalogues(
            EntryRepository entries,
            DraftRepository drafts,
            Advisor advisor,
            Categories categories,
            Places places,
            Posts posts,
            InstantSource clock) {
        this.entries = entries;
        this.drafts = drafts;
        this.advisor = advisor;
        this.categories = categories;
        this.places = places;
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Advice advise(@Nullable String category, PlaceCode place) {
        return advisor.advise(plan(place.county()), known(category), place);
    }

    /** Categories come and go with the editions; one no longer known still lies in a wider one that is. */
    static @Nullable Category known(@Nullable String category) {
        var path = category == null ? "" : category.strip();
        return path.isEmpty() || path.startsWith("/") || path.endsWith("/") ? null : new Category(path);
    }

    LocalDate today() {
        return Shanghai.day(clock.instant());
    }

    @Transactional(readOnly = true)
    Plan plan(String county) {
        return Plan.of(entries.all(county), today());
    }

    /** Everything ever written for one category and place, the newest first. */
    @Transactional(readOnly = true)
    List<Entry> history(String county, String slot) {
        return entries.all(county).stream()
                .filter(entry -> entry.slot().equals(slot))
                .sorted(Comparator.comparingLong(Entry::seq).reversed())
                .toList();
    }

    /** Written, but not in force before a later day. */
    @Transactional(readOnly = true)
    List<Entry> coming(String county) {
        return entries.all(county).stream()
                .filter(entry -> entry.from().isAfter(today()))
                .sorted(Comparator.comparing(Entry::from).thenComparingLong(Entry::seq))
                .toList();
    }

    boolean mayKeep(SignedIn who, String county) {
        return who.may("work") && posts.scopeOf(who.person()).holds(KEEPER, new PlaceCode(county));
    }

    void requireKeeper(SignedIn who, String county) {
        if (!mayKeep(who, county)) {
            throw Refusal.forbidden("dispatch.not-the-keeper", places.fullName(new PlaceCode(county)));
        }
    }

    /** The county whose catalogue this person reads: the one of their first place or body. */
    String countyOf(Scope scope) {
        return scope.places().stream()
                .filter(place -> place.value().length() >= 6)
                .map(PlaceCode::county)
                .findFirst()
                .or(() -> scope.bodies().stream().map(Body::countyOf).findFirst())
                .orElseThrow(() -> Refusal.forbidden("dispatch.no-county"));
    }

    /**
     * Makes a draft the law of the county.
     *
     * @throws Refusal if it was not tried to the end, the catalogue changed meanwhile, or a line would reach back
     */
    void publish(Draft draft, SignedIn who) {
        requireKeeper(who, draft.county());
        entries.lock(draft.county());
        if (!draft.finished()) {
            throw Refusal.conflict("dispatch.not-tried");
        }
        if (entries.last(draft.county()) != draft.base()) {
            throw Refusal.conflict("dispatch.changed-meanwhile");
        }
        if (draft.lines().stream().anyMatch(line -> line.from().isBefore(today()))) {
            throw Refusal.conflict("dispatch.reaches-back");
        }
        if (!drafts.publish(draft, clock.instant())) {
            throw Refusal.conflict("dispatch.published-before");
        }
        draft.entries().forEach(entries::append);
    }

    /** Writes lines that were never tried on matters: the first catalogue of a county, and the demonstration's. */
    @Transactional
    public int found(String county, byte[] table) {
        entries.lock(county);
        if (entries.last(county) > 0) {
            return 0;
        }
        var read = new LineTable(advisor, categories, places, county).read(table);
        if (!read.errors().isEmpty()) {
            throw new IllegalStateException("catalogue of " + county + ": " + read.errors());
        }
        var draft = new Draft(
                county, new UUID(0, 0), 0, read.lines(), List.of(), clock.instant(), new UUID(0, 0), "样例", 0, 0, null);
        draft.entries().forEach(entry -> entries.append(entry.asSample()));
        return read.lines().size();
    }
}
