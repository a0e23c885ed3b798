package org.gongzhi.deliberation;

import java.util.Map;
import org.gongzhi.decision.Electorates;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Witness;
import org.springframework.stereotype.Component;

/** A drive begins only with the roll of a vote of the same owners: without it nobody knows how many are enough. */
@Component
class DriveWitness implements Witness {

    private final Electorates electorates;
    private final Register register;

    DriveWitness(Electorates electorates, Register register) {
        this.electorates = electorates;
        this.register = register;
    }

    @Override
    public String procedure() {
        return Drives.PROCEDURE;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        if (line.seq() > 1) {
            return;
        }
        var near = MatterNumber.parse(Drives.vote(matter))
                .flatMap(register::find)
                .filter(vote ->
                        vote.place().isWithin(matter.place()) || matter.place().isWithin(vote.place()))
                .isPresent();
        if (!near || electorates.of(Drives.vote(matter)).isEmpty()) {
            throw Refusal.invalidFields(Map.of("vote", "deliberation.drive.no-roll"));
        }
    }
}
