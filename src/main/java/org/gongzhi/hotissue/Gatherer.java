package org.gongzhi.hotissue;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.kernel.Ids;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.Matter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gathers matters into issues as they come: each once, in the transaction that moves the position on, so that a
 * gathering broken off anywhere goes on where it was.
 */
@Component
class Gatherer {

    /** Kinds of matters in which people tell what troubles them. */
    private static final Set<String> TOLD_IN = Set.of("appeal", "message", "campaign-item");

    private final IssueRepository issues;
    private final Journal journal;
    private final TransactionTemplate transaction;

    Gatherer(IssueRepository issues, Journal journal, PlatformTransactionManager transactions) {
        this.issues = issues;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Follows the journal to where it ends now. */
    void catchUp() {
        while (step()) {
            // Each step is a transaction of its own.
        }
    }

    boolean step() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var changes = journal.after(issues.lock());
            var fresh = changes.numbers().stream()
                    .filter(number -> !issues.knows(number.county(), number.value()))
                    .toList();
            journal.read(fresh).stream()
                    .map(Journal.Writing::matter)
                    .filter(matter -> TOLD_IN.contains(matter.procedure()))
                    .sorted(Comparator.comparing(Matter::openedAt)
                            .thenComparing(matter -> matter.number().value()))
                    .forEach(this::gather);
            issues.moveTo(changes.position());
            return !changes.numbers().isEmpty();
        }));
    }

    private void gather(Matter matter) {
        var telling = telling(matter);
        if (telling.whole().isEmpty()) {
            return;
        }
        var county = matter.number().county();
        var grams = telling.whole().strongest(Gathering.STRONGEST);
        var found = Gathering.find(telling, issues.candidates(county, grams, telling.at()));
        UUID issue;
        if (found.group() == null) {
            issue = Ids.next();
            issues.begin(issue, county, telling.at());
        } else {
            issue = found.group().id();
        }
        issues.put(county, telling, grams, issue);
        found.others().forEach(other -> issues.merge(issue, other.id()));
    }

    private static Telling telling(Matter matter) {
        var reporter = matter.reporter();
        var detail = Stream.of("text", "detail")
                .map(matter.fields()::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining("。"));
        return Telling.of(
                matter.number().value(),
                reporter == null ? "" : HexFormat.of().formatHex(reporter),
                matter.title(),
                detail,
                matter.openedAt(),
                matter.place().value(),
                0);
    }
}
