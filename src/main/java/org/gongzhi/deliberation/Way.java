package org.gongzhi.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongzhi.decision.VerdictWords;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.springframework.stereotype.Component;

/** What everybody may read of how something came about: each public step with what was said in it. */
@Component
class Way {

    /** What a form tells whoever fills it in; everybody else reads it already. */
    private final Register register;

    private final Procedures procedures;
    private final Bodies bodies;
    private final FormCount forms;
    private final VerdictWords verdicts;
    private final Words words;

    Way(Register register, Procedures procedures, Bodies bodies, FormCount forms, VerdictWords verdicts, Words words) {
        this.register = register;
        this.procedures = procedures;
        this.bodies = bodies;
        this.forms = forms;
        this.verdicts = verdicts;
        this.words = words;
    }

    /** A step, whose body took it, and what was said with it. */
    record Taken(String action, Instant at, String text, String body, List<Said> said) {}

    /** An answer and what it answers. */
    record Said(String label, String text) {}

    List<Taken> of(Matter matter) {
        var procedure = procedures.of(matter);
        var way = new ArrayList<Taken>();
        for (var line : register.history(matter)) {
            var action = procedure.action(line.action());
            if (action != null && action.shown() != null) {
                way.add(new Taken(
                        action.key(),
                        line.at(),
                        action.shown(),
                        line.body() == null
                                ? ""
                                : bodies.find(line.body()).map(Body::name).orElse(""),
                        said(matter, action, line)));
            }
        }
        return way;
    }

    private List<Said> said(Matter matter, Action action, HistoryLine line) {
        var said = new ArrayList<>(action.form().values().stream()
                .filter(field -> field.privacy() == Field.Privacy.PUBLIC
                        && field.type() != Field.Type.FILES
                        && line.form().containsKey(field.key()))
                .map(field -> new Said(
                        field.called(), shown(field, String.valueOf(line.form().get(field.key())))))
                .toList());
        if (FormCount.is(action)) {
            said.add(new Said(words.of("deliberation.way.sum"), verdicts.sentence(forms.judge(matter, line))));
        }
        return List.copyOf(said);
    }

    private String shown(Field field, String answer) {
        return switch (field.type()) {
            case BODY -> bodies.find(answer).map(Body::name).orElse(answer);
            case DATE -> Shanghai.date(LocalDate.parse(answer));
            default -> field.shown(answer);
        };
    }
}
