package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A resident proves a phone with a code, to see what is theirs; no account, no password. */
@Controller
class ProveController {

    private final PhoneProofs proofs;
    private final Readings readings;
    private final Vault vault;

    ProveController(PhoneProofs proofs, Readings readings, Vault vault) {
        this.proofs = proofs;
        this.readings = readings;
        this.vault = vault;
    }

    @GetMapping("/my/prove")
    ModelAndView askPhone(@RequestParam(defaultValue = "") String to) {
        return phonePage(new PhonePage("", to, ""), HttpStatus.OK);
    }

    @PostMapping("/my/prove")
    ModelAndView send(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request) {
        try {
            var parsed = Phone.parse(phone);
            return sent(parsed, to, request.getRemoteAddr());
        } catch (Refusal refusal) {
            return phonePage(
                    new PhonePage(phone, to, refusal.code()),
                    HttpStatus.valueOf(refusal.kind().status()));
        }
    }

    /** Whoever asks again at once, as after going back, has a code already and may fill it in. */
    private ModelAndView sent(Phone phone, String to, String address) {
        try {
            proofs.ask(phone, address);
            return codePage(new CodePage(phone, to, ""), HttpStatus.OK);
        } catch (Refusal refusal) {
            if (!refusal.code().equals(PhoneProofs.JUST_SENT)) {
                throw refusal;
            }
            return codePage(new CodePage(phone, to, PhoneProofs.JUST_SENT), HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    @PostMapping("/my/prove/code")
    ModelAndView confirm(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var parsed = Phone.parse(phone);
        var token = proofs.confirm(parsed, code);
        if (token.isEmpty()) {
            return codePage(new CodePage(parsed, to, "identity.prove.code-wrong"), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        keep(token.get(), PhoneProofs.LASTS, request, response);
        return new ModelAndView("redirect:" + local(to));
    }

    /** On a shared phone one must be able to leave. */
    @PostMapping("/my/leave")
    String leave(
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        proofs.forget(token);
        keep("", Duration.ZERO, request, response);
        return "redirect:/";
    }

    @GetMapping("/my/readings")
    ModelAndView readings(@CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return proofs.proven(token)
                .map(phone -> new ModelAndView(
                        "identity/my-readings",
                        "page",
                        new MyReadingsPage(phone.masked(), readings.ofOwner(vault.digest(phone.value())))))
                .orElseGet(() -> new ModelAndView("redirect:/my/prove?to=/my/readings"));
    }

    private static void keep(String token, Duration lasts, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(PhoneProofs.COOKIE, token)
                .path("/")
                .maxAge(lasts)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Only to our own pages for residents. */
    private static String local(String to) {
        var ours = (to.startsWith("/my") || to.startsWith("/m/") || to.startsWith("/q/") || to.startsWith("/remedies"))
                && to.chars().noneMatch(letter -> letter == '\\' || letter <= ' ' || letter >= 127);
        return ours ? to : "/my";
    }

    private static ModelAndView phonePage(PhonePage page, HttpStatus status) {
        return new ModelAndView("identity/prove", Map.of("page", page), status);
    }

    private static ModelAndView codePage(CodePage page, HttpStatus status) {
        return new ModelAndView("identity/prove-code", Map.of("page", page), status);
    }

    /** What {@code identity/prove.jte} shows. */
    record PhonePage(String phone, String to, String error) {}

    /** What {@code identity/prove-code.jte} shows. */
    record CodePage(Phone phone, String to, String error) {}

    /** What {@code identity/my-readings.jte} shows. */
    record MyReadingsPage(String phone, List<Reading> readings) {}
}
