package org.gongzhi.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
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

/** The system administrator lets programs in, each for one member of staff and for a while. */
@Controller
@RequestMapping("/admin/system/tokens")
class TokenConsole {

    private final ProgramTokens tokens;
    private final InstantSource clock;

    TokenConsole(ProgramTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list() {
        return show(null, null);
    }

    /** The token is in this answer and nowhere else afterwards. */
    @PostMapping
    ModelAndView make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "90") int days,
            @AuthenticationPrincipal SignedIn who) {
        try {
            return show(tokens.make(name, username.strip(), days, who), null);
        } catch (Refusal refusal) {
            var view = show(null, refusal);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable UUID id, @AuthenticationPrincipal SignedIn who) {
        tokens.revoke(id, who);
        return "redirect:/admin/system/tokens";
    }

    private ModelAndView show(@Nullable String made, @Nullable Refusal refusal) {
        return new ModelAndView(
                "identity/tokens", "page", new TokensPage(tokens.all(), clock.instant(), made, refusal));
    }

    /** What {@code identity/tokens.jte} shows. */
    record TokensPage(
            List<ProgramTokens.Row> tokens,
            Instant now,
            @Nullable String made,
            @Nullable Refusal refusal) {}
}
