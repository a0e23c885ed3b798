package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My account: the password, the second factor, whether I may be at two desks at once, and my phone. */
@Controller
@RequestMapping({"/work/account", "/admin/account"})
class AccountController {

    private static final Set<String> DONE = Set.of("password", "single", "phone", "totp-on", "totp-off");

    private final OwnAccount own;
    private final Accounts accounts;
    private final Enrolment enrolment;
    private final Sessions sessions;
    private final Policies policies;

    AccountController(OwnAccount own, Accounts accounts, Enrolment enrolment, Sessions sessions, Policies policies) {
        this.own = own;
        this.accounts = accounts;
        this.enrolment = enrolment;
        this.sessions = sessions;
        this.policies = policies;
    }

    @GetMapping
    ModelAndView page(@RequestParam(defaultValue = "") String done, @AuthenticationPrincipal SignedIn who) {
        return show(who, DONE.contains(done) ? "identity.account.done." + done : "", null);
    }

    @PostMapping("/password")
    ModelAndView password(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String repeated,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return change("password", who, () -> {
            if (!fresh.equals(repeated)) {
                throw Refusal.invalid("identity.passwords-differ");
            }
            own.changePassword(who, old, fresh);
            sessions.endOthers(who.person(), request);
        });
    }

    @PostMapping("/single")
    ModelAndView single(
            @RequestParam(defaultValue = "false") boolean single,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return change("single", who, () -> {
            own.chooseSingleSession(who, single);
            if (single) {
                sessions.endOthers(who.person(), request);
            }
        });
    }

    @PostMapping("/phone")
    ModelAndView phone(@RequestParam(defaultValue = "") String phone, @AuthenticationPrincipal SignedIn who) {
        return change("phone", who, () -> own.changePhone(who, phone));
    }

    @GetMapping("/totp")
    ModelAndView askTotp(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return enrolment.page(base(who) + "/totp", "", who, request);
    }

    @PostMapping("/totp")
    ModelAndView totp(
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        try {
            enrolment.confirm(code, who, request);
        } catch (Refusal refusal) {
            var view = enrolment.page(base(who) + "/totp", refusal.code(), who, request);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        sessions.endOthers(who.person(), request);
        return new ModelAndView("redirect:" + base(who) + "?done=totp-on");
    }

    @PostMapping("/totp/off")
    ModelAndView totpOff(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal SignedIn who) {
        return change("totp-off", who, () -> own.turnSecondFactorOff(who, password, code));
    }

    private ModelAndView change(String what, SignedIn who, Runnable change) {
        try {
            change.run();
        } catch (Refusal refusal) {
            var view = show(who, "", refusal);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        return new ModelAndView("redirect:" + base(who) + "?done=" + what);
    }

    private ModelAndView show(SignedIn who, String said, @Nullable Refusal refusal) {
        return new ModelAndView(
                "identity/account",
                "page",
                new AccountPage(
                        base(who),
                        own.of(who),
                        accounts.phoneOf(who.person()).flatMap(Phone::find).map(Phone::masked),
                        sessions.count(who.person()),
                        policies.inForce(),
                        said,
                        refusal));
    }

    private static String base(SignedIn who) {
        return who.kind().isAdministrator() ? "/admin/account" : "/work/account";
    }

    /** What {@code identity/account.jte} shows. */
    record AccountPage(
            String base,
            Account account,
            Optional<String> phone,
            int sessions,
            Policy policy,
            String said,
            @Nullable Refusal refusal) {

        Object[] arguments() {
            return refusal == null ? new Object[0] : refusal.arguments().toArray();
        }
    }
}
