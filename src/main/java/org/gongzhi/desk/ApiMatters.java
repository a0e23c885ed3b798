package org.gongzhi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.springframework.stereotype.Component;

/** Matters as the programs of staff read them. Personal answers are never here. */
@Component
class ApiMatters {

    private final Register register;
    private final Procedures procedures;

    ApiMatters(Register register, Procedures procedures) {
        this.register = register;
        this.procedures = procedures;
    }

    /** A matter with all one may see of it, and the keys of the actions one may take now. */
    record Whole(MatterSummary matter, Map<String, Object> fields, List<Line> timeline, List<String> actions) {}

    /** One step of the timeline. */
    record Line(int version, Instant at, String action, String state, String who, Map<String, Object> form) {}

    Whole whole(Matter matter, Officers.Officer officer) {
        var procedure = procedures.of(matter);
        var due = matter.nextDue(procedure);
        return new Whole(
                MatterSummary.of(matter, due == null ? null : due.dueAt()),
                matter.fields(),
                register.history(matter).stream()
                        .map(line -> line(procedure, line, officer))
                        .toList(),
                register.lawful(matter, officer.actor()).stream()
                        .map(Action::key)
                        .toList());
    }

    private static Line line(Procedure procedure, HistoryLine line, Officers.Officer officer) {
        var action = procedure.action(line.action());
        var readable = action == null || officer.mayRead(procedure, action, line);
        return new Line(line.seq(), line.at(), line.action(), line.to(), line.who(), readable ? line.form() : Map.of());
    }
}
