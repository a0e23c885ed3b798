package org.gongzhi.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.Registry.Fate;
import org.gongzhi.web.Registry.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills registries from tables. The preview is the real thing, given up at the end, so it cannot promise what does not
 * come; in earnest all rows are taken or none.
 */
@Service
class Imports {

    private final List<Registry> registries;
    private final Uploads uploads;
    private final TransactionTemplate whole;
    private final TransactionTemplate row;

    Imports(List<Registry> registries, Uploads uploads, PlatformTransactionManager transactions) {
        this.registries =
                registries.stream().sorted(Comparator.comparing(Registry::id)).toList();
        this.uploads = uploads;
        this.whole = new TransactionTemplate(transactions);
        this.row = new TransactionTemplate(transactions);
        this.row.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * What becomes of a file.
     *
     * @param upload under which name it is kept; null when it was taken or cannot be
     */
    record Outcome(List<Registry.Row> rows, List<Verdict> verdicts, UUID upload, boolean taken) {

        long count(Fate fate) {
            return verdicts.stream().filter(verdict -> verdict.fate() == fate).count();
        }

        boolean refused() {
            return count(Fate.REFUSED) > 0;
        }

        /** What was promised, to be compared with what comes. */
        String promise() {
            return count(Fate.MADE) + "-" + count(Fate.CHANGED) + "-" + count(Fate.SAME) + "-" + count(Fate.REFUSED);
        }
    }

    List<Registry> all() {
        return registries;
    }

    Registry get(String id) {
        return registries.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("web.import.unknown"));
    }

    /** Says what would become of the file, and keeps it for the consent. */
    Outcome preview(Registry registry, Upload upload, byte[] file, String owner, Viewer by) {
        var verdicts = Objects.requireNonNull(whole.execute(status -> {
            status.setRollbackOnly();
            return take(registry, upload, by, true);
        }));
        return new Outcome(upload.rows(), verdicts, uploads.keep(registry.id(), owner, file), false);
    }

    /** Takes the kept file, if what comes of it is still what was promised; else says what would come now. */
    Outcome take(
            Registry registry, UUID id, String promise, String owner, Viewer by, Function<byte[], Upload> reading) {
        return Objects.requireNonNull(whole.execute(status -> {
            var file = uploads.lock(id, registry.id(), owner).orElseThrow(() -> Refusal.conflict("web.import.gone"));
            var upload = reading.apply(file);
            var verdicts = take(registry, upload, by, false);
            var outcome = new Outcome(upload.rows(), verdicts, id, true);
            if (outcome.refused() || !outcome.promise().equals(promise)) {
                status.setRollbackOnly();
                return new Outcome(upload.rows(), verdicts, id, false);
            }
            uploads.forget(id);
            return outcome;
        }));
    }

    private List<Verdict> take(Registry registry, Upload upload, Viewer by, boolean rehearsing) {
        var filled = upload.rows().stream()
                .filter(row -> gaps(registry, row).isEmpty())
                .toList();
        var verdicts = registry.take(filled, by, new Nested(rehearsing));
        if (verdicts.size() != filled.size()) {
            throw new IllegalStateException(registry.id() + " lost a row");
        }
        var next = verdicts.iterator();
        return upload.rows().stream()
                .map(row -> {
                    var gaps = gaps(registry, row);
                    return gaps.isEmpty() ? next.next() : Verdict.refused(Refusal.invalidFields(gaps));
                })
                .toList();
    }

    /** The cells that must be filled and are not; no register is asked about such a row. */
    private static Map<String, String> gaps(Registry registry, Registry.Row row) {
        return registry.columns().stream()
                .filter(column -> column.required() && row.cell(column.name()).isEmpty())
                .collect(Collectors.toMap(Registry.Column::name, _ -> "web.import.needed"));
    }

    private final class Nested implements Registry.Attempts {

        private final boolean rehearsing;

        Nested(boolean rehearsing) {
            this.rehearsing = rehearsing;
        }

        @Override
        public Verdict of(Supplier<Verdict> attempt) {
            try {
                return Objects.requireNonNull(row.execute(_ -> attempt.get()));
            } catch (Refusal refusal) {
                return Verdict.refused(refusal);
            }
        }

        @Override
        public boolean rehearsing() {
            return rehearsing;
        }
    }
}
