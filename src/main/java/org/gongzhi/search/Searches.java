package org.gongzhi.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Listed;
import org.gongzhi.procedure.MatterList;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.search.Found.Bookmark;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches all matters one may see, the newest first. The index only proposes: a matter is shown when the register,
 * asked with the same scope, shows it too.
 */
@Service
@Transactional(readOnly = true)
public class Searches {

    /** How many candidates one request looks through before it says that older ones remain. */
    private static final long MOST_CANDIDATES = 20_000;

    private final Finder finder;
    private final Entries entries;
    private final MatterList register;

    Searches(Finder finder, Entries entries, MatterList register) {
        this.finder = finder;
        this.entries = entries;
        this.register = register;
    }

    /** The next matters that fit, behind a bookmark or from the newest on. */
    public Found find(Scope scope, Query query, @Nullable Bookmark after, int size) {
        if (scope.isEmpty()) {
            return Found.NOTHING;
        }
        var number = query.words().size() == 1
                ? MatterNumber.parse(query.words().getFirst()).orElse(null)
                : null;
        if (number != null) {
            return new Found(register.visible(scope, List.of(number)), null, false);
        }
        var reach = entries.reach();
        if (reach.latest() == null || reach.earliest() == null) {
            return Found.NOTHING;
        }
        var start = start(query, after, reach.latest());
        var end = query.from() != null && query.from().isAfter(reach.earliest()) ? query.from() : reach.earliest();
        if (start.opened().isBefore(end)) {
            return Found.NOTHING;
        }
        finder.prepare();
        return walk(scope, query, Window.first(start, end), end, size);
    }

    private static Bookmark start(Query query, @Nullable Bookmark after, Instant latest) {
        var until = query.until();
        var newest = new Bookmark(until != null && until.isBefore(latest) ? until : latest.plusSeconds(1), "");
        return after != null && after.opened().isBefore(newest.opened()) ? after : newest;
    }

    private Found walk(Scope scope, Query query, Window first, Instant end, int size) {
        var hits = new ArrayList<Listed>();
        var window = first;
        long looked = 0;
        while (true) {
            var batch = finder.find(scope, query, window, size + 1);
            looked += batch.candidates();
            hits.addAll(seen(scope, batch.numbers()));
            if (hits.size() > size) {
                var page = List.copyOf(hits.subList(0, size));
                return new Found(page, mark(page.getLast()), false);
            }
            var full = batch.found().size() > size;
            if (!full && !window.from().isAfter(end)) {
                return new Found(List.copyOf(hits), null, false);
            }
            window = full ? window.after(batch.found().getLast()) : window.before(batch.candidates(), end);
            if (looked > MOST_CANDIDATES) {
                return new Found(List.copyOf(hits), window.until(), true);
            }
        }
    }

    private List<Listed> seen(Scope scope, List<MatterNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var visible = register.visible(scope, numbers).stream()
                .collect(Collectors.toMap(listed -> listed.matter().number(), Function.identity()));
        return numbers.stream().filter(visible::containsKey).map(visible::get).toList();
    }

    private static Bookmark mark(Listed listed) {
        return new Bookmark(listed.matter().openedAt(), listed.matter().number().value());
    }

    /** Whether the index is being made anew just now, so that something may be missing. */
    public boolean incomplete() {
        return entries.reach().rebuilding();
    }
}
