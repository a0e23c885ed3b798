package org.gongzhi.supervision;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.PhoneDeeds;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.See;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where residents set remedies, support them and judge them. Looking needs nothing; a voice needs a proven phone. */
@Controller
@RequestMapping(RemedyController.PATH)
class RemedyController {

    static final String PATH = "/remedies";

    private final Remedies remedies;
    private final RemedyPages pages;
    private final PhoneDeeds deeds;

    RemedyController(Remedies remedies, RemedyPages pages, PhoneDeeds deeds) {
        this.remedies = remedies;
        this.pages = pages;
        this.deeds = deeds;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "false") boolean thanks) {
        return pages.list(thanks);
    }

    @GetMapping("/rules")
    ModelAndView rules() {
        return pages.rules();
    }

    @GetMapping("/new")
    ModelAndView form(@CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return deeds.phone(token) == null
                ? See.other("/my/prove?to=" + PATH + "/new")
                : pages.form(Ids.next().toString(), Map.of(), null);
    }

    @PostMapping("/new")
    ModelAndView propose(
            @RequestParam Map<String, String> typed,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        var sent = typed.getOrDefault("key", "");
        var key = sent.length() < 8 || sent.length() > 60 ? Ids.next().toString() : sent;
        var phone = Optional.ofNullable(deeds.phone(token));
        try {
            remedies.propose(
                    place(typed.getOrDefault("place", "")),
                    typed.getOrDefault("subject", ""),
                    typed.getOrDefault("text", ""),
                    phone.orElseThrow(() -> Refusal.forbidden("supervision.remedy.prove-first")),
                    "remedy/" + key);
            return new ModelAndView("redirect:" + PATH + "?thanks=true");
        } catch (Refusal refusal) {
            return pages.form(key, typed, refusal);
        }
    }

    @GetMapping("/{number}")
    ModelAndView one(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return pages.one(remedy(number), Optional.ofNullable(deeds.phone(token)), null);
    }

    @PostMapping("/{number}/support")
    ModelAndView support(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return speak(number, token, remedies::support);
    }

    @PostMapping("/{number}/judge")
    ModelAndView judge(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String grade,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return speak(number, token, (remedy, phone) -> remedies.judge(remedy, phone, grade));
    }

    private ModelAndView speak(String number, @Nullable String token, BiConsumer<MatterNumber, Phone> voice) {
        var remedy = remedy(number);
        return deeds.take(
                token,
                PATH + "/" + remedy.number(),
                "#voice",
                phone -> voice.accept(remedy.number(), phone),
                (phone, refusal) -> pages.one(remedy, Optional.of(phone), refusal));
    }

    /** @throws Refusal for a remedy that is not there, or that the public does not see */
    private Remedy remedy(String number) {
        return MatterNumber.parse(number)
                .flatMap(remedies::find)
                .filter(Remedy::shown)
                .orElseThrow(() -> Refusal.unknown("supervision.remedy.unknown"));
    }

    private static PlaceCode place(String code) {
        if (!PlaceCode.isCode(code)) {
            throw Refusal.invalidFields(Map.of("place", "supervision.county-missing"));
        }
        return new PlaceCode(code);
    }
}
