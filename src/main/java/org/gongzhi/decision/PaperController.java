package org.gongzhi.decision;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Reads paper ballots, and writes down who stands for whom. */
@Controller
@RequestMapping("/work/votes/{number}")
class PaperController {

    private final Papers papers;
    private final Proxies proxies;
    private final Counter counter;

    PaperController(Papers papers, Proxies proxies, Counter counter) {
        this.papers = papers;
        this.proxies = proxies;
        this.counter = counter;
    }

    @PostMapping("/paper")
    Object paper(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var seen = counter.seen(number, me);
        try {
            var read = typed.getOrDefault("choice", "");
            if (!read.equals(Papers.VOID)) {
                Counter.choice(read);
            }
            var photo = counter.photo(scan);
            var outcome = papers.read(
                    number,
                    new Papers.Reading(
                            typed.getOrDefault("serial", "").replaceAll("\\s", ""),
                            read,
                            me.person(),
                            me.name(),
                            Counter.text(typed, "proxy"),
                            photo));
            counter.keep(number, photo);
            return Counter.done(number, "paper", outcome.name().toLowerCase(Locale.ROOT));
        } catch (Refusal refusal) {
            return counter.page(seen, "paper", typed, refusal, null);
        }
    }

    @PostMapping("/proxy")
    Object proxy(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var seen = counter.seen(number, me);
        try {
            var photo = counter.photo(scan);
            if (photo == null) {
                throw Refusal.invalidFields(Map.of("scan", "decision.proxy.field.scan"));
            }
            var phone = Phone.find(typed.get("phone"))
                    .orElseThrow(() -> Refusal.invalidFields(Map.of("phone", "identity.phone-unreadable")));
            proxies.appoint(
                    number,
                    typed.getOrDefault("unit", "").strip(),
                    typed.getOrDefault("holder", ""),
                    phone,
                    photo,
                    me.person());
            counter.keep(number, photo);
            return Counter.done(number, "proxy", "proxy");
        } catch (Refusal refusal) {
            return counter.page(seen, "proxy", typed, refusal, null);
        }
    }
}
