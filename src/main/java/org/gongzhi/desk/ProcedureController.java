package org.gongzhi.desk;

import java.util.List;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** How each kind of matter is handled, open to everybody: what the engine follows is what people read. */
@Controller
class ProcedureController {

    private final Procedures procedures;
    private final ProcedureWords words;

    ProcedureController(Procedures procedures, ProcedureWords words) {
        this.procedures = procedures;
        this.words = words;
    }

    @GetMapping("/procedures")
    ModelAndView list() {
        return new ModelAndView("desk/procedures", "page", new ProceduresPage(List.copyOf(procedures.all())));
    }

    @GetMapping("/procedures/{id}")
    ModelAndView one(@PathVariable String id, @ModelAttribute("ui") Ui ui) {
        var procedure = procedures.get(id);
        return new ModelAndView(
                "desk/procedure",
                "page",
                new ProcedurePage(
                        procedure.name(),
                        procedure.law(),
                        ProcedureDrawing.of(procedure, ui.elder()),
                        words.openers(procedure),
                        words.asked(procedure.fields()),
                        words.terms(procedure),
                        words.moves(procedure),
                        words.published(procedure),
                        procedure.hash().substring(0, 12)));
    }

    /** What {@code desk/procedures.jte} shows. */
    record ProceduresPage(List<Procedure> procedures) {}

    /** What {@code desk/procedure.jte} shows. */
    record ProcedurePage(
            String name,
            List<String> law,
            ProcedureDrawing.Picture picture,
            List<String> openers,
            List<ProcedureWords.Asked> asked,
            List<ProcedureWords.Term> terms,
            List<ProcedureWords.Move> moves,
            List<String> published,
            String version) {}
}
