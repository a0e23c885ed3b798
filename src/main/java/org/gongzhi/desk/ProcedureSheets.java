package org.gongzhi.desk;

import java.util.List;
import org.gongzhi.procedure.Procedure;
import org.springframework.stereotype.Component;

/** A procedure on one sheet for other pages: drawn, and in short sentences made from the definition itself. */
@Component
public class ProcedureSheets {

    private final ProcedureWords words;

    ProcedureSheets(ProcedureWords words) {
        this.words = words;
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
                words.moves(procedure).stream()
                        .map(move -> move.name() + "：" + move.who())
                        .toList(),
                words.asked(procedure.fields()).stream()
                        .map(ProcedureWords.Asked::label)
                        .toList(),
                words.terms(procedure).stream()
                        .map(term ->
                                term.name() + "：" + term.limit() + (term.law() == null ? "" : "（" + term.law() + "）"))
                        .toList(),
                words.published(procedure));
    }
}
