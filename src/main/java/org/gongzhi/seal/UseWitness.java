package org.gongzhi.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.gongzhi.decision.Decisions;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/**
 * Watches every use of a seal from inside its steps: who keeps it, how many impressions were approved and made, whether
 * it fits. What must not happen is refused; what did happen and does not fit is written down.
 */
@Component
class UseWitness implements Witness {

    private static final String OF_VILLAGES = "seal-use";
    private static final String OF_TOWNS = "seal-use-town";
    private static final String OF_COUNTIES = "seal-use-county";

    /** As long as an approval holds. */
    private static final Duration OPEN = Duration.ofDays(15);

    private final SealRepository seals;
    private final CustodyRepository custodies;
    private final UseRepository uses;
    private final EntryRepository entries;
    private final SleeveRepository sleeves;
    private final Applications applications;
    private final Keepers keepers;
    private final Misfits misfits;
    private final Decisions decisions;

    UseWitness(
            SealRepository seals,
            CustodyRepository custodies,
            UseRepository uses,
            EntryRepository entries,
            SleeveRepository sleeves,
            Applications applications,
            Keepers keepers,
            Misfits misfits,
            Decisions decisions) {
        this.seals = seals;
        this.custodies = custodies;
        this.uses = uses;
        this.entries = entries;
        this.sleeves = sleeves;
        this.applications = applications;
        this.keepers = keepers;
        this.misfits = misfits;
        this.decisions = decisions;
    }

    @Override
    public String procedure() {
        return OF_VILLAGES;
    }

    @Override
    public boolean follows(Matter matter) {
        return isUse(matter.procedure());
    }

    static boolean isUse(String procedure) {
        return Set.of(OF_VILLAGES, OF_TOWNS, OF_COUNTIES).contains(procedure);
    }

    /** The procedure by which seals of bodies there are used. */
    static String procedure(PlaceCode place) {
        return Registrars.isVillage(place) ? OF_VILLAGES : Keepers.byBody(place) ? OF_COUNTIES : OF_TOWNS;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        if (line.seq() == 1) {
            uses.insert(applications.read(matter, line));
            return;
        }
        var use = uses.find(matter.number()).orElseThrow();
        command(use, matter.state(), line.at());
        switch (line.action()) {
            case "approve", "approve-town", "approve-above" -> {
                requireMayApprove(use, line);
                uses.save(use.enters(matter.state(), line.at()));
            }
            case "use" -> {
                var made = made(use, line).enters(matter.state(), line.at());
                uses.save(made);
                entries.write(made, seals.find(use.seal()).orElseThrow(), line.seq());
            }
            case "confirm", "confirm-for" -> {
                if ("no".equals(line.form().get("agree"))) {
                    var said = line.form().getOrDefault("note", line.form().getOrDefault("reason", ""));
                    misfits.note(use, Anomaly.Kind.DISAGREEMENT, said.toString(), line.at());
                }
                uses.save(use.enters(matter.state(), line.at()));
            }
            default -> uses.save(use.enters(matter.state(), line.at()));
        }
    }

    /** At a body's own desk all of its people could: only its heads approve, and no keeper does. */
    private void requireMayApprove(Use use, HistoryLine line) {
        var day = Shanghai.day(line.at());
        var keeper = custodies.on(use.seal(), day);
        if (keeper.isPresent() && keeper.get().person().equals(line.person())) {
            throw Refusal.conflict("seal.keeper-approves");
        }
        if (line.action().equals("approve") && Keepers.byBody(use.place()) && line.person() != null) {
            keepers.requireHead(line.person(), seals.find(use.seal()).orElseThrow(), day);
        }
    }

    /** A sleeve opens for what is approved, and no longer once it was used, taken back or has lapsed. */
    private void command(Use before, String state, Instant at) {
        var opens = state.equals("ready");
        if (opens != before.state().equals("ready")) {
            var sleeve = seals.find(before.seal()).map(Seal::sleeve).orElse(null);
            if (sleeve != null) {
                sleeves.command(
                        sleeve,
                        before.number(),
                        opens ? "allow" : "close",
                        opens ? before.asked().impressions() : 0,
                        at.plus(OPEN),
                        at);
            }
        }
    }

    /** Two who use the same seal stand in line, so that the same document is seen the second time. */
    private Use made(Use use, HistoryLine line) {
        var seal = seals.lock(use.seal()).orElseThrow();
        var day = Shanghai.day(line.at());
        var keeper =
                custodies.on(seal.code(), day).orElseThrow(() -> Refusal.conflict("seal.nobody-keeps-it", seal.name()));
        if (!keeper.person().equals(line.person())) {
            throw Refusal.forbidden("seal.not-the-keeper", seal.name(), keeper.title(), keeper.name());
        }
        keepers.requireNoHead(keeper.person(), seal, day);
        int impressions = Applications.number(line.form(), "impressions");
        if (impressions < 1) {
            throw Refusal.invalidFields(Map.of("impressions", "seal.field.none"));
        }
        int approved = use.asked().impressions();
        if (impressions > approved && !line.form().containsKey("over")) {
            throw Refusal.conflict("seal.more-than-approved", approved, impressions);
        }
        var decision = use.asked().decision();
        if (decision != null) {
            decisions.draw(
                    decision, use.asked().act(use.place(), day), use.number().value());
        }
        var made = use.made(impressions, keeper.person(), line.at());
        misfits.look(made, line);
        return made;
    }
}
