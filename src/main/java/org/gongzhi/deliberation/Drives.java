package org.gongzhi.deliberation;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.decision.Electorates;
import org.gongzhi.decision.Rule;
import org.gongzhi.decision.Verdict;
import org.gongzhi.decision.VotingRules;
import org.gongzhi.files.Files;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drives for signatures (签名征集): owners sign by the phone they left on the roll, or on paper, photographed and read by
 * two persons apart. One unit signs once. The signature that makes it enough ends the drive.
 */
@Service
public class Drives {

    static final String PROCEDURE = "signature-drive";
    private static final String BODY = "owners-drive";
    private static final int LONGEST_UNIT = 40;

    private final SignatureRepository signatures;
    private final Electorates electorates;
    private final VotingRules rules;
    private final Register register;
    private final Matters matters;
    private final Files files;
    private final InstantSource time;

    Drives(
            SignatureRepository signatures,
            Electorates electorates,
            VotingRules rules,
            Register register,
            Matters matters,
            Files files,
            InstantSource time) {
        this.signatures = signatures;
        this.electorates = electorates;
        this.rules = rules;
        this.register = register;
        this.matters = matters;
        this.files = files;
        this.time = time;
    }

    /**
     * Signs for every unit for which this phone was left.
     *
     * @throws Refusal when none is, or nothing is gathered now
     */
    @Transactional
    public void sign(MatterNumber drive, Phone phone) {
        var matter = collecting(drive);
        var units = electorates.unitsOf(vote(matter), phone);
        if (units.isEmpty()) {
            throw Refusal.conflict("deliberation.drive.not-on-roll");
        }
        units.forEach(unit -> signatures.sign(drive, unit, true, time.instant()));
        look(matter);
    }

    @Transactional
    public void takeBack(MatterNumber drive, Phone phone) {
        var matter = collecting(drive);
        electorates.unitsOf(vote(matter), phone).forEach(unit -> signatures.takeBack(drive, unit));
    }

    /** Hands in a signed paper: its photograph, and which unit it says. */
    @Transactional
    public UUID hand(MatterNumber drive, String unit, UUID photo, Actor.Officer officer) {
        var matter = collecting(drive);
        requireClerk(matter, officer);
        var read = unit(unit);
        requireOnRoll(matter, read);
        files.handIn(drive.value(), List.of(photo));
        var paper = new SignatureRepository.Paper(Ids.next(), photo, read, officer.person(), null, null);
        signatures.hand(drive, paper, time.instant());
        return paper.id();
    }

    /**
     * Reads a paper a second time. When both read the same the unit has signed; when not, nothing is counted and the
     * paper must be handed in again.
     */
    @Transactional
    public boolean read(MatterNumber drive, UUID id, String unit, Actor.Officer officer) {
        var matter = collecting(drive);
        requireClerk(matter, officer);
        var paper = signatures.paper(drive, id).orElseThrow(() -> Refusal.unknown("deliberation.drive.no-paper"));
        if (paper.secondUnit() != null) {
            throw Refusal.conflict("deliberation.drive.read-before");
        }
        if (paper.firstBy().equals(officer.person())) {
            throw Refusal.forbidden("procedure.needs-another-person");
        }
        var read = unit(unit);
        signatures.read(id, read, officer.person(), time.instant());
        if (!read.equals(paper.firstUnit())) {
            return false;
        }
        signatures.sign(drive, read, false, time.instant());
        look(matter);
        return true;
    }

    Coverage coverage(Matter matter) {
        return Coverage.of(electorates.of(vote(matter)), signatures.units(matter.number()));
    }

    /** Whether it is enough, by the rule of what the drive is for. */
    Verdict verdict(Matter matter) {
        return rule(matter).judge(coverage(matter).count());
    }

    List<String> unitsOf(Matter matter, Phone phone) {
        return electorates.unitsOf(vote(matter), phone);
    }

    List<SignatureRepository.Paper> papers(Matter matter) {
        return signatures.papers(matter.number());
    }

    boolean signed(Matter matter, List<String> units) {
        return !units.isEmpty() && signatures.units(matter.number()).containsAll(units);
    }

    int online(Matter matter) {
        return signatures.online(matter.number());
    }

    boolean mayHand(Matter matter, Actor.Officer officer) {
        return register.lawful(matter, officer).stream()
                .anyMatch(one -> one.key().equals("stop"));
    }

    private void look(Matter matter) {
        if (verdict(matter).passed()) {
            matters.perform(new Step(
                    matter.number(),
                    "reach",
                    matter.version(),
                    Map.of(),
                    new Actor.Time(),
                    "reached/" + matter.number(),
                    null));
        }
    }

    private Rule rule(Matter matter) {
        return rules.get(
                BODY, String.valueOf(matter.fields().get("aim")), matter.place(), Shanghai.day(matter.openedAt()));
    }

    private Matter collecting(MatterNumber drive) {
        signatures.lock(drive);
        return register.find(drive)
                .filter(matter ->
                        matter.procedure().equals(PROCEDURE) && matter.state().equals("collecting"))
                .orElseThrow(() -> Refusal.conflict("deliberation.drive.not-collecting"));
    }

    private void requireClerk(Matter matter, Actor.Officer officer) {
        if (!mayHand(matter, officer)) {
            throw Refusal.forbidden("deliberation.drive.not-yours");
        }
    }

    private void requireOnRoll(Matter matter, String unit) {
        if (electorates.of(vote(matter)).stream().noneMatch(part -> part.unit().equals(unit))) {
            throw Refusal.invalidFields(Map.of("unit", "deliberation.drive.no-unit"));
        }
    }

    private static String unit(String typed) {
        var unit = typed.strip();
        if (unit.isEmpty() || unit.length() > LONGEST_UNIT) {
            throw Refusal.invalidFields(Map.of("unit", "deliberation.drive.unit-needed"));
        }
        return unit;
    }

    static String vote(Matter matter) {
        return String.valueOf(matter.fields().get("vote"));
    }
}
