package org.gongzhi.supervision;

import java.time.LocalDate;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.springframework.stereotype.Component;

/** Keeps the public list of remedies in step with their matters, and writes down the rules that came of them. */
@Component
class RemedyWitness implements Witness {

    private final RemedyRepository remedies;

    RemedyWitness(RemedyRepository remedies) {
        this.remedies = remedies;
    }

    @Override
    public String procedure() {
        return Remedy.PROCEDURE;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        var form = line.form();
        var remedy = new Remedy(
                matter.number(),
                matter.place(),
                String.valueOf(matter.fields().get("subject")),
                matter.state(),
                form.get("department") instanceof String body ? body : null,
                Shanghai.day(line.at()),
                line.at(),
                0,
                new Remedy.Judgement(0, 0, 0));
        if (line.seq() == 1) {
            remedies.insert(remedy);
            return;
        }
        remedies.move(remedy, line.action().equals("finish"));
        if (line.action().equals("make-rule")) {
            remedies.insert(
                    matter.number(),
                    line.seq(),
                    text(form, "rule"),
                    text(form, "text"),
                    LocalDate.parse(text(form, "since")));
        }
    }

    private static String text(Map<String, Object> form, String field) {
        return String.valueOf(form.get(field));
    }
}
