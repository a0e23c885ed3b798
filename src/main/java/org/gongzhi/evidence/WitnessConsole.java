package org.gongzhi.evidence;

import java.util.List;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The audit administrator says whose cosignatures count. */
@Controller
@RequestMapping("/admin/audit/witnesses")
class WitnessConsole {

    private final Witnesses witnesses;

    WitnessConsole(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    /** What {@code evidence/witnesses.jte} shows; {@code typed} is what was typed and refused. */
    record WitnessesPage(
            List<Witnesses.Witness> witnesses,
            String typed,
            @Nullable String wrong) {}

    @GetMapping
    ModelAndView list() {
        return show("", null);
    }

    @PostMapping
    ModelAndView admit(@RequestParam(defaultValue = "") String key, @AuthenticationPrincipal SignedIn who) {
        try {
            witnesses.admit(key, who);
            return new ModelAndView("redirect:/admin/audit/witnesses");
        } catch (Refusal refusal) {
            if (refusal.fields().isEmpty()) {
                throw refusal;
            }
            var view = show(key, refusal.fields().get("key"));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @PostMapping("/dismiss")
    String dismiss(@RequestParam String name, @AuthenticationPrincipal SignedIn who) {
        witnesses.dismiss(name, who);
        return "redirect:/admin/audit/witnesses";
    }

    private ModelAndView show(String typed, @Nullable String wrong) {
        return new ModelAndView("evidence/witnesses", "page", new WitnessesPage(witnesses.all(), typed, wrong));
    }

    /** Its place in the audit administrator's menu. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavEntry witnessesPage() {
            return new NavEntry(30, "/admin/audit/witnesses", "evidence.nav.witnesses", "admin.audit");
        }
    }
}
