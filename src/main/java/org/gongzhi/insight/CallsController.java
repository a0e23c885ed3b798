package org.gongzhi.insight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.gongzhi.insight.CallPages.CallPage;
import org.gongzhi.insight.Onlookers.Onlooker;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.PersonalAnswers;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.web.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Calling back (回访): whom to call now, what to say, and what was answered, with one hand on the telephone. */
@Controller
class CallsController {

    private static final String PATH = "/work/calls";

    private final Onlookers onlookers;
    private final CallList list;
    private final CallPages pages;
    private final Register register;
    private final PersonalAnswers personal;
    private final Matters matters;
    private final Tallies tallies;
    private final InstantSource time;

    CallsController(
            Onlookers onlookers,
            CallList list,
            CallPages pages,
            Register register,
            PersonalAnswers personal,
            Matters matters,
            Tallies tallies,
            InstantSource time) {
        this.onlookers = onlookers;
        this.list = list;
        this.pages = pages;
        this.register = register;
        this.personal = personal;
        this.matters = matters;
        this.tallies = tallies;
        this.time = time;
    }

    @Bean
    static NavEntry callsEntry() {
        return new NavEntry(28, PATH, "insight.nav.calls", "work");
    }

    @GetMapping(PATH)
    ModelAndView calls(@RequestParam(required = false) @Nullable String done, Authentication authentication) {
        return new ModelAndView("insight/calls", "page", list.page(onlookers.of(authentication), time.instant(), done));
    }

    @GetMapping(PATH + "/{number}")
    ModelAndView call(@PathVariable String number, Authentication authentication) {
        var who = onlookers.of(authentication);
        return view(pages.of(mine(number, who), time.instant(), null, null, Map.of()), HttpStatus.OK);
    }

    /** Opens the number to call. Posted, because it leaves a trace that the reporter sees. */
    @PostMapping(PATH + "/{number}/phone")
    ModelAndView phone(@PathVariable String number, Authentication authentication) {
        var who = onlookers.of(authentication);
        var matter = mine(number, who);
        var phone = personal.phoneField(matter)
                .flatMap(field -> personal.read(matter, 1, field, who.actor(), who.scope()))
                .orElse("");
        return view(pages.of(matter, time.instant(), phone, null, Map.of()), HttpStatus.OK);
    }

    @PostMapping(PATH + "/{number}")
    Object answered(
            @PathVariable String number,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String step,
            HttpServletRequest request,
            Authentication authentication) {
        var who = onlookers.of(authentication);
        var matter = mine(number, who);
        var form = new HashMap<String, Object>();
        try {
            var asked = pages.step(matter, step);
            for (var field : asked.form().keySet()) {
                var value = request.getParameter(field);
                if (value != null && !value.isBlank()) {
                    form.put(field, value.strip());
                }
            }
            matters.perform(new Step(matter.number(), asked.key(), version, form, who.actor(), key, null));
            tallies.follow();
            return "redirect:" + PATH + "?done=" + matter.number();
        } catch (Refusal refusal) {
            // The form again with what was ticked and typed.
            var again = register.get(matter.number(), who.scope());
            var page = pages.of(again, time.instant(), null, refusal, form);
            return view(page, HttpStatus.valueOf(refusal.kind().status()));
        }
    }

    private Matter mine(String typed, Onlooker who) {
        var number = MatterNumber.parse(typed).orElseThrow(() -> Refusal.unknown("procedure.unknown-number", typed));
        var matter = register.get(number, who.scope());
        if (!list.isMine(matter, who)) {
            throw Refusal.forbidden("insight.call.not-yours");
        }
        return matter;
    }

    private static ModelAndView view(CallPage page, HttpStatus status) {
        return new ModelAndView("insight/call", Map.of("page", page), status);
    }
}
