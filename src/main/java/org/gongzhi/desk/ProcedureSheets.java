package org.gongzhi.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gongzhi.organization.Duties;
import org.gongzhi.procedure.ActorRule;
import org.gongzhi.procedure.DeskRule;
import org.gongzhi.procedure.Procedure;
import org.springframework.stereotype.Component;

/** A procedure on one sheet for other pages: drawn, and in short sentences made from the definition itself. */
@Component
public class ProcedureSheets {

    private final ProcedureWords words;
    private final Duties duties;

    ProcedureSheets(ProcedureWords words, Duties duties) {
        this.words = words;
        this.duties = duties;
    }

    /**
     * The sheet.
     *
     * @param actors who takes which step
     * @param papers what opening asks for
     */
    public record Sheet(
            ProcedureDrawing.Picture picture,
            List<String> openers,
            List<String> actors,
            List<String> papers,
            List<String> limits,
            List<String> published) {}

    /**
     * Made from the definition each time.
     *
     * @param large letters for those who chose large print
     */
    public Sheet of(Procedure procedure, boolean large) {
        return new Sheet(
                ProcedureDrawing.of(procedure, large),
                words.openers(procedure),
                actors(procedure),
                words.asked(procedure.fields()).stream()
                        .map(ProcedureWords.Asked::label)
                        .toList(),
                words.terms(procedure).stream()
                        .map(term ->
                                term.name() + "：" + term.limit() + (term.law() == null ? "" : "（" + term.law() + "）"))
                        .toList(),
                words.published(procedure));
    }

    /** Where the desk acts, the duty that has the matter in that state says more than the word desk. */
    private List<String> actors(Procedure procedure) {
        var actors = new ArrayList<String>();
        var moves = words.moves(procedure).iterator();
        for (var action : procedure.actions().values()) {
            var who = moves.next().who();
            var atDesks = action.from().stream()
                    .map(state -> procedure.state(state).desk())
                    .map(desk -> desk instanceof DeskRule.DutyAt at
                            ? duties.get(at.duty()).name()
                            : "")
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .collect(Collectors.joining("、"));
            var byDesk =
                    action.by().contains(new ActorRule.AtDesk()) && action.by().size() == 1;
            actors.add(action.name() + "：" + (byDesk && !atDesks.isEmpty() ? atDesks : who));
        }
        return actors;
    }
}
