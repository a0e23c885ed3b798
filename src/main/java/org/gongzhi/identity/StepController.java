package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gongzhi.kernel.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The steps between the right password and the desk: the code, a first password changed, a second factor enrolled. */
@Controller
class StepController {

    private final Entrance entrance;
    private final OwnAccount own;
    private final Enrolment enrolment;
    private final Policies policies;
    private final Sessions sessions;
    private final Destinations destinations;

    StepController(
            Entrance entrance,
            OwnAccount own,
            Enrolment enrolment,
            Policies policies,
            Sessions sessions,
            Destinations destinations) {
        this.entrance = entrance;
        this.own = own;
        this.enrolment = enrolment;
        this.policies = policies;
        this.sessions = sessions;
        this.destinations = destinations;
    }

    @GetMapping("/sign-in/code")
    ModelAndView askCode() {
        return new ModelAndView("identity/step-code", "page", new CodePage(""));
    }

    @PostMapping("/sign-in/code")
    ModelAndView code(
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (entrance.code(who.person(), code).isPresent()) {
            return onward(who, request, response);
        }
        var view = new ModelAndView("identity/step-code", "page", new CodePage("identity.code-wrong"));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    @GetMapping("/sign-in/password")
    ModelAndView askPassword() {
        return passwordPage("");
    }

    @PostMapping("/sign-in/password")
    ModelAndView password(
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String repeated,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!fresh.equals(repeated)) {
            return refused(passwordPage("identity.passwords-differ"));
        }
        try {
            own.setPassword(who, fresh);
        } catch (Refusal refusal) {
            return refused(passwordPage(refusal.code()));
        }
        return onward(who, request, response);
    }

    @GetMapping("/sign-in/enrol")
    ModelAndView askEnrol(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return enrolment.page(Step.ENROL.path(), "", who, request);
    }

    @PostMapping("/sign-in/enrol")
    ModelAndView enrol(
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            enrolment.confirm(code, who, request);
        } catch (Refusal refusal) {
            return refused(enrolment.page(Step.ENROL.path(), refusal.code(), who, request));
        }
        return onward(who, request, response);
    }

    /** The door opens, or the next step is due; in both cases in a new session. */
    private ModelAndView onward(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        var wanted = Destinations.kept(request);
        var next = sessions.begin(own.of(who), true, request, response);
        return new ModelAndView("redirect:"
                + next.map(step -> destinations.through(step, who.kind(), who.person(), wanted, request))
                        .orElseGet(() -> destinations.of(who.kind(), who.person(), wanted)));
    }

    private ModelAndView passwordPage(String error) {
        var least = policies.inForce().passwordLength();
        return new ModelAndView("identity/step-password", "page", new PasswordPage(error, least));
    }

    private static ModelAndView refused(ModelAndView view) {
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    /** What {@code identity/step-code.jte} shows. */
    record CodePage(String error) {}

    /** What {@code identity/step-password.jte} shows. */
    record PasswordPage(String error, int least) {}
}
