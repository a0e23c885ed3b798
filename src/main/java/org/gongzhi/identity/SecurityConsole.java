package org.gongzhi.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The security administrator says who may come in and how strict the door is, and opens no accounts. */
@Controller
@RequestMapping("/admin/security")
class SecurityConsole {

    private final Administration administration;
    private final AccountRepository repository;
    private final Policies policies;
    private final Sessions sessions;
    private final InstantSource clock;

    SecurityConsole(
            Administration administration,
            AccountRepository repository,
            Policies policies,
            Sessions sessions,
            InstantSource clock) {
        this.administration = administration;
        this.repository = repository;
        this.policies = policies;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "1") int page) {
        var number = Math.max(1, page);
        var size = SystemConsole.PAGE;
        var found = repository.search(words.strip(), size, (long) (number - 1) * size);
        var path = SystemConsole.withWords("/admin/security", words);
        var paging = Paging.counted(path, number, size, repository.count(words.strip()));
        return new ModelAndView("identity/security", "page", new SecurityPage(found, words, paging, clock.instant()));
    }

    @GetMapping("/accounts/{person}")
    ModelAndView one(@PathVariable UUID person, @RequestParam(required = false) @Nullable String done) {
        var account = repository.find(person).orElseThrow(() -> Refusal.unknown("identity.account-unknown"));
        return new ModelAndView(
                "identity/security-account",
                "page",
                new SecurityAccountPage(account, sessions.count(person), clock.instant(), done != null));
    }

    @PostMapping("/accounts/{person}/lock")
    String lock(@PathVariable UUID person, @AuthenticationPrincipal SignedIn who) {
        administration.lock(person, who);
        return back(person);
    }

    @PostMapping("/accounts/{person}/unlock")
    String unlock(@PathVariable UUID person, @AuthenticationPrincipal SignedIn who) {
        administration.unlock(person, who);
        return back(person);
    }

    /** Shows the first password in the answer itself: it is kept nowhere. */
    @PostMapping("/accounts/{person}/password")
    ModelAndView resetPassword(@PathVariable UUID person, @AuthenticationPrincipal SignedIn who) {
        var first = administration.resetPassword(person, who);
        var account = repository.find(person).orElseThrow();
        return new ModelAndView(
                "identity/opened",
                "page",
                new SystemConsole.OpenedPage(
                        "/admin/security/accounts/" + person, account.username(), account.name(), first));
    }

    @PostMapping("/accounts/{person}/second-factor")
    String resetSecondFactor(@PathVariable UUID person, @AuthenticationPrincipal SignedIn who) {
        administration.resetSecondFactor(person, who);
        return back(person);
    }

    @PostMapping("/accounts/{person}/sessions")
    String endSessions(@PathVariable UUID person, @AuthenticationPrincipal SignedIn who) {
        administration.endSessions(person, who);
        return back(person);
    }

    @GetMapping("/policy")
    ModelAndView policy(@RequestParam(required = false) @Nullable String done) {
        return new ModelAndView("identity/policy", "page", new PolicyPage(policies.inForce(), done != null, null));
    }

    @PostMapping("/policy")
    ModelAndView change(
            @RequestParam(defaultValue = "0") int maxFailures,
            @RequestParam(defaultValue = "0") int lockMinutes,
            @RequestParam(defaultValue = "0") int passwordLength,
            @RequestParam(defaultValue = "0") int idleMinutes,
            @RequestParam(defaultValue = "false") boolean adminsNeedTotp,
            @AuthenticationPrincipal SignedIn who) {
        var wanted = new Policy(maxFailures, lockMinutes, passwordLength, idleMinutes, adminsNeedTotp);
        try {
            policies.change(wanted, who);
        } catch (Refusal refusal) {
            var view = new ModelAndView("identity/policy", "page", new PolicyPage(wanted, false, refusal));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        return new ModelAndView("redirect:/admin/security/policy?done");
    }

    private static String back(UUID person) {
        return "redirect:/admin/security/accounts/" + person + "?done";
    }

    /** What {@code identity/security.jte} shows. */
    record SecurityPage(List<Account> accounts, String words, Paging paging, Instant now) {}

    /** What {@code identity/security-account.jte} shows. */
    record SecurityAccountPage(Account account, int sessions, Instant now, boolean done) {}

    /** What {@code identity/policy.jte} shows. */
    record PolicyPage(Policy policy, boolean done, @Nullable Refusal refusal) {

        @Nullable
        String error(String field, Ui ui) {
            return refusal == null ? null : ui.error(refusal.fields(), field);
        }
    }
}
