package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.gongzhi.identity.DemoSignIns.DemoSignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The sign-in page of staff and administrators. */
@Controller
class SignInController {

    private final Entrance entrance;
    private final Sessions sessions;
    private final Destinations destinations;
    private final Accounts accounts;
    private final Policies policies;
    private final ObjectProvider<DemoSignIns> demos;
    private final boolean demo;

    SignInController(
            Entrance entrance,
            Sessions sessions,
            Destinations destinations,
            Accounts accounts,
            Policies policies,
            ObjectProvider<DemoSignIns> demos,
            @Value("${gongzhi.demo:none}") String demo) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.destinations = destinations;
        this.accounts = accounts;
        this.policies = policies;
        this.demos = demos;
        this.demo = !"none".equals(demo);
    }

    @GetMapping("/sign-in")
    ModelAndView page(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String left,
            @RequestParam(required = false) @Nullable String again,
            @AuthenticationPrincipal @Nullable SignedIn who) {
        if (who != null && !who.rights().isEmpty()) {
            return new ModelAndView("redirect:" + destinations.of(who.kind(), who.person(), to));
        }
        var said = left != null ? "identity.sign-in.left" : again != null ? "identity.sign-in.again" : "";
        return show("", to, said, false);
    }

    @PostMapping("/sign-in")
    ModelAndView enter(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = entrance.password(username, password);
        if (account.isEmpty()) {
            var view = show(username, to, "identity.sign-in.refused", true);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        var step = sessions.begin(account.get(), false, request, response);
        return new ModelAndView("redirect:"
                + step.map(next -> destinations.through(
                                next, account.get().kind(), account.get().person(), to, request))
                        .orElseGet(() -> destinations.of(
                                account.get().kind(), account.get().person(), to)));
    }

    private ModelAndView show(String username, String to, String said, boolean bad) {
        return new ModelAndView(
                "identity/sign-in",
                "page",
                new SignInPage(username, to, said, bad, policies.inForce().lockMinutes(), offered()));
    }

    private List<DemoSignIn> offered() {
        return demo
                ? Optional.ofNullable(demos.getIfAvailable()).map(DemoSignIns::demoSignIns).orElse(List.of()).stream()
                        .filter(offer -> accounts.exists(offer.username()))
                        .toList()
                : List.of();
    }

    /** What {@code identity/sign-in.jte} shows. */
    record SignInPage(String username, String to, String said, boolean bad, int lockMinutes, List<DemoSignIn> demos) {}
}
