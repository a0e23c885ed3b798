package org.gongzhi.deliberation;

import java.util.Map;
import java.util.function.Consumer;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.PhoneDeeds;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Conventions for everybody: read, remark on single lines, see what changed, sign. */
@Controller
class ConventionController {

    private final Lists lists;
    private final Conventions conventions;
    private final ConventionPages pages;
    private final PhoneDeeds deeds;
    private final Words words;

    ConventionController(Lists lists, Conventions conventions, ConventionPages pages, PhoneDeeds deeds, Words words) {
        this.lists = lists;
        this.conventions = conventions;
        this.pages = pages;
        this.deeds = deeds;
        this.words = words;
    }

    @Bean
    static PublicPath conventionsOpen() {
        return new PublicPath("/conventions/**");
    }

    @GetMapping("/conventions")
    ModelAndView list(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        return new ModelAndView(
                "deliberation/topics", "page", lists.page(Family.CONVENTION, "/conventions", place, q, page));
    }

    @GetMapping("/conventions/{number}")
    ModelAndView convention(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return view(get(number), deeds.phone(token), null);
    }

    @GetMapping("/conventions/{number}/changes")
    ModelAndView changes(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to) {
        return new ModelAndView("deliberation/changes", "page", pages.changes(get(number), from, to));
    }

    @PostMapping("/conventions/{number}/remarks")
    ModelAndView remark(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int line,
            @RequestParam(defaultValue = "") String text,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return does(
                number,
                token,
                "#line-" + line,
                line,
                Map.of("text", text),
                phone -> conventions.remark(get(number).number(), line, text, phone));
    }

    @PostMapping("/conventions/{number}/signatures")
    ModelAndView sign(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return does(
                number,
                token,
                "#sign",
                0,
                Map.of(),
                phone -> conventions.sign(get(number).number(), phone));
    }

    private ModelAndView does(
            String number,
            @Nullable String token,
            String where,
            int form,
            Map<String, String> typed,
            Consumer<Phone> deed) {
        var matter = get(number);
        return deeds.take(
                token,
                "/conventions/" + matter.number(),
                where,
                deed,
                (phone, refusal) ->
                        view(matter, phone, new ConventionPages.Refused(form, typed, refusal, words.of(refusal))));
    }

    private ModelAndView view(Matter matter, @Nullable Phone phone, ConventionPages.@Nullable Refused refused) {
        var page = pages.page(matter, phone, false, refused);
        var status = refused == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refused.refusal().kind().status());
        return new ModelAndView("deliberation/convention", Map.of("page", page), status);
    }

    private Matter get(String number) {
        return MatterNumber.parse(number)
                .map(conventions::get)
                .filter(matter -> !matter.state().equals("drafting")
                        || !conventions.drafts(matter.number()).isEmpty())
                .orElseThrow(() -> Refusal.unknown("deliberation.convention.unknown", number));
    }
}
