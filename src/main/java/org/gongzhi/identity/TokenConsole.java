package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.web.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
    private final MessageSource messages;

    TokenConsole(ProgramTokens tokens, InstantSource clock, MessageSource messages) {
        this.tokens = tokens;
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list() {
        return show(null, null);
    }

    @GetMapping("/list.xlsx")
    void export(HttpServletResponse response) throws IOException {
        var now = clock.instant();
        var heads = Stream.of("token.name", "token.person", "token.until", "token.used", "state")
                .map(head -> text("identity." + head))
                .toList();
        var rows = tokens.all().stream()
                .map(token -> List.of(
                        token.name(),
                        token.personName() + " " + token.username(),
                        Shanghai.minute(token.expiresAt()),
                        token.usedAt() == null ? text("identity.never") : Shanghai.minute(token.usedAt()),
                        token.isInForceAt(now)
                                ? text("identity.token.valid")
                                : text(
                                        token.revokedAt() == null
                                                ? "identity.token.lapsed"
                                                : "identity.token.revoked")));
        Sheet.answer(response, text("identity.nav.tokens"), heads, rows);
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
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
