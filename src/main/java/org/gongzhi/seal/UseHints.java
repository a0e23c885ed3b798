package org.gongzhi.seal;

import java.util.ArrayList;
import java.util.List;
import org.gongzhi.decision.Cover;
import org.gongzhi.decision.Decisions;
import org.gongzhi.desk.Hint;
import org.gongzhi.desk.HintSource;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.springframework.stereotype.Component;

/** Tells whoever approves or uses a seal what stands behind the application: the decision, the keeper, earlier uses. */
@Component
class UseHints implements HintSource {

    private final UseRepository uses;
    private final Seals seals;
    private final Custodies custodies;
    private final Decisions decisions;
    private final AnomalyRepository anomalies;
    private final SealWords words;

    UseHints(
            UseRepository uses,
            Seals seals,
            Custodies custodies,
            Decisions decisions,
            AnomalyRepository anomalies,
            SealWords words) {
        this.uses = uses;
        this.seals = seals;
        this.custodies = custodies;
        this.decisions = decisions;
        this.anomalies = anomalies;
        this.words = words;
    }

    @Override
    public List<Hint> of(Matter matter, List<HistoryLine> history) {
        if (!UseWitness.isUse(matter.procedure())) {
            return List.of();
        }
        return uses.find(matter.number()).map(this::hints).orElse(List.of());
    }

    private List<Hint> hints(Use use) {
        var hints = new ArrayList<Hint>();
        var day = Shanghai.day(use.changedAt());
        seals.find(use.seal())
                .ifPresent(seal -> hints.add(new Hint(
                        seal.name(),
                        custodies
                                .keeper(seal.code(), day)
                                .map(keeper -> words.of("seal.hint.keeper", keeper.title(), keeper.name()))
                                .orElseGet(() -> words.of("seal.hint.nobody")))));
        hints.add(new Hint(words.of("seal.hint.digest"), use.asked().digest()));
        var decision = use.asked().decision();
        if (decision != null && use.usedAt() == null) {
            hints.add(new Hint(
                    words.of("seal.hint.decision", decision),
                    switch (decisions.covers(decision, use.asked().act(use.place(), day))) {
                        case Cover.Covered(var known, var _) -> words.of("seal.hint.covered", known.words());
                        case Cover.NotCovered(var refusal) -> words.of(refusal);
                    }));
        }
        uses.sealedBefore(use)
                .ifPresent(other -> hints.add(new Hint(
                        words.of("seal.anomaly.same-document"),
                        words.of("seal.hint.before", other.number().value()))));
        for (var anomaly : anomalies.of(List.of(use.number()))) {
            hints.add(new Hint(
                    words.of("seal.anomaly." + anomaly.kind().key()),
                    anomaly.matter() == null
                            ? words.of("seal.hint.unfollowed")
                            : words.of("seal.hint.followed", anomaly.matter().value())));
        }
        return hints;
    }
}
