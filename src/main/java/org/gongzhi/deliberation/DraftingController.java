package org.gongzhi.deliberation;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a convention's text is written and remarks are answered. */
@Controller
class DraftingController {

    private static final String PATH = "/work/conventions/{number}";

    /** No line has this number: the form of the text itself. */
    private static final int TEXT = -1;

    private final Register register;
    private final Conventions conventions;
    private final ConventionPages pages;
    private final Clerks clerks;
    private final Words words;

    DraftingController(Register register, Conventions conventions, ConventionPages pages, Clerks clerks, Words words) {
        this.register = register;
        this.conventions = conventions;
        this.pages = pages;
        this.clerks = clerks;
        this.words = words;
    }

    /**
     * Everything {@code deliberation/drafting.jte} shows.
     *
     * @param text the newest text, or what was typed
     * @param editing the reader may write and answer now
     * @param refused the remark whose answer was refused; empty when none was
     */
    record DraftingPage(
            ConventionPages.ConventionPage sheet, boolean editing, String text, String note, String refused) {}

    @GetMapping(PATH)
    ModelAndView show(@PathVariable String number, Authentication who) {
        return view(get(number, who), who, "", null);
    }

    @PostMapping(PATH + "/drafts")
    Object write(@PathVariable String number, @RequestParam Map<String, String> typed, Authentication who) {
        return does(
                number,
                "",
                TEXT,
                typed,
                who,
                matter -> conventions.write(
                        matter.number(),
                        typed.getOrDefault("text", ""),
                        typed.getOrDefault("note", ""),
                        clerks.officer(who)));
    }

    @PostMapping(PATH + "/remarks/{remark}/answer")
    Object answer(
            @PathVariable String number,
            @PathVariable UUID remark,
            @RequestParam Map<String, String> typed,
            Authentication who) {
        return does(
                number,
                remark.toString(),
                0,
                typed,
                who,
                matter -> conventions.answer(
                        matter.number(),
                        remark,
                        typed.getOrDefault("answer", ""),
                        typed.containsKey("taken"),
                        clerks.officer(who)));
    }

    private Object does(
            String number,
            String remark,
            int form,
            Map<String, String> typed,
            Authentication who,
            Consumer<Matter> deed) {
        var matter = get(number, who);
        try {
            deed.accept(matter);
            return "redirect:/work/conventions/" + matter.number();
        } catch (Refusal refusal) {
            return view(matter, who, remark, new ConventionPages.Refused(form, typed, refusal, words.of(refusal)));
        }
    }

    private ModelAndView view(
            Matter matter, Authentication who, String remark, ConventionPages.@Nullable Refused refused) {
        var drafts = conventions.drafts(matter.number());
        var typed = refused != null && refused.form() == TEXT ? refused.typed() : Map.<String, String>of();
        var page = new DraftingPage(
                pages.page(matter, null, true, refused),
                conventions.mayEdit(matter, clerks.officer(who)),
                typed.getOrDefault(
                        "text", drafts.isEmpty() ? "" : drafts.getLast().text()),
                typed.getOrDefault("note", ""),
                remark);
        var status = refused == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refused.refusal().kind().status());
        return new ModelAndView("deliberation/drafting", Map.of("page", page), status);
    }

    private Matter get(String number, Authentication who) {
        return MatterNumber.parse(number)
                .map(known -> register.get(known, clerks.scope(who)))
                .filter(matter -> matter.procedure().equals(Conventions.PROCEDURE))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number));
    }
}
