package org.gongzhi.decision;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.decision.Ballot.Channel;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Helps owners who do not vote on a phone, at the counter and at the door. */
@Controller
@RequestMapping("/work/votes/{number}")
class CounterController {

    private static final Set<String> CHECKED = Set.of("id-card", "deed", "known");

    private final Ballots ballots;
    private final Proxies proxies;
    private final Counter counter;

    CounterController(Ballots ballots, Proxies proxies, Counter counter) {
        this.ballots = ballots;
        this.proxies = proxies;
        this.counter = counter;
    }

    @GetMapping({"/help", "/paper", "/proxy"})
    ModelAndView form(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn me) {
        var path = request.getRequestURI();
        var said = counter.done(done);
        return counter.page(counter.seen(number, me), path.substring(path.lastIndexOf('/') + 1), Map.of(), null, said);
    }

    @PostMapping("/help")
    Object help(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var seen = counter.seen(number, me);
        UUID photo = null;
        try {
            var channel = typed.getOrDefault("channel", "").equals("door") ? Channel.DOOR : Channel.HELP;
            if (channel == Channel.DOOR && (scan == null || scan.isEmpty())) {
                throw Refusal.invalidFields(Map.of("scan", "decision.counter.signature"));
            }
            var checked = typed.getOrDefault("checked", "");
            if (!CHECKED.contains(checked)) {
                throw Refusal.invalidFields(Map.of("checked", "decision.counter.checked.needed"));
            }
            var unit = typed.getOrDefault("unit", "").strip();
            var proxy = Counter.text(typed, "proxy");
            if (proxy != null) {
                proxies.require(number, unit, proxy);
            }
            var choice = Counter.choice(typed.getOrDefault("choice", ""));
            photo = counter.scan(number, scan);
            ballots.cast(number, unit, choice, Manner.helped(channel, me.person(), proxy, photo, checked));
            return Counter.done(number, "help", channel.name().toLowerCase(Locale.ROOT));
        } catch (Refusal refusal) {
            counter.drop(photo);
            return counter.page(seen, "help", typed, refusal, null);
        }
    }
}
