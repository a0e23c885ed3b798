package org.gongzhi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.PersonalAnswers;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * One matter as staff see it: facts, timeline, clocks, and the lawful actions as forms. The same for every procedure.
 */
@Controller
@RequestMapping("/work/m/{number}")
class WorkController {

    private final Officers officers;
    private final Register register;
    private final PersonalAnswers answers;
    private final Matters matters;
    private final Procedures procedures;
    private final WorkPages pages;
    private final FormInput input;
    private final Files files;

    WorkController(
            Officers officers,
            Register register,
            PersonalAnswers answers,
            Matters matters,
            Procedures procedures,
            WorkPages pages,
            FormInput input,
            Files files) {
        this.officers = officers;
        this.register = register;
        this.answers = answers;
        this.matters = matters;
        this.procedures = procedures;
        this.pages = pages;
        this.input = input;
        this.files = files;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String number, @RequestParam(required = false) @Nullable String done, Authentication who) {
        var officer = officers.of(who);
        var matter = register.get(number(number), officer.scope());
        return view(pages.of(matter, officer, WorkPages.Asked.nothing().done(done)));
    }

    /** Opens one personal answer. Posted, because it leaves a trace. */
    @PostMapping("/read/{field}")
    ModelAndView read(@PathVariable String number, @PathVariable String field, Authentication who) {
        var officer = officers.of(who);
        var matter = register.get(number(number), officer.scope());
        var opened =
                answers.read(matter, 1, field, officer.actor(), officer.scope()).orElse("");
        return view(pages.of(matter, officer, WorkPages.Asked.nothing().opened(field, opened)));
    }

    @PostMapping("/{action}")
    Object act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String key,
            HttpServletRequest request,
            Authentication who) {
        var officer = officers.of(who);
        var matter = register.get(number(number), officer.scope());
        var asked = procedures.of(matter).action(action);
        if (asked == null) {
            throw Refusal.unknown("procedure.unknown-action", action);
        }
        try {
            var form = input.read(request, asked.form());
            var wish = WishKey.of(officer.who().person(), key);
            matters.perform(new Step(matter.number(), action, version, form, officer.actor(), wish, null));
            return "redirect:/work/m/" + matter.number() + "?done=" + action;
        } catch (Refusal refusal) {
            // The form again, with everything that was typed, and on it what changed meanwhile.
            var again = register.get(matter.number(), officer.scope());
            var typed = FormInput.typed(request, asked.form());
            var page = pages.of(again, officer, WorkPages.Asked.nothing().refused(asked, refusal, typed));
            return view(page, HttpStatus.valueOf(refusal.kind().status()));
        }
    }

    @GetMapping("/files/{file}")
    ResponseEntity<Resource> file(@PathVariable String number, @PathVariable UUID file, Authentication who) {
        var matter = register.get(number(number), officers.of(who).scope());
        if (!register.hasFile(matter, file)) {
            throw Refusal.unknown("desk.unknown-file");
        }
        return Files.response(files.find(file).orElseThrow(() -> Refusal.unknown("desk.unknown-file")));
    }

    static MatterNumber number(String typed) {
        return MatterNumber.parse(typed).orElseThrow(() -> Refusal.unknown("procedure.unknown-number", typed));
    }

    private static ModelAndView view(WorkPage page) {
        return view(page, HttpStatus.OK);
    }

    private static ModelAndView view(WorkPage page, HttpStatus status) {
        return new ModelAndView("desk/work", Map.of("page", page), status);
    }
}
