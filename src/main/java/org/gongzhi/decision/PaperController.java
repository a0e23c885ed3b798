package org.gongzhi.decision;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Readings;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final Scans scans;
    private final Readings readings;

    PaperController(Papers papers, Proxies proxies, Counter counter, Scans scans, Readings readings) {
        this.papers = papers;
        this.proxies = proxies;
        this.counter = counter;
        this.scans = scans;
        this.readings = readings;
    }

    @PostMapping("/paper")
    Object paper(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var seen = counter.seen(number, me);
        UUID photo = null;
        try {
            var read = typed.getOrDefault("choice", "");
            if (!read.equals(Papers.VOID)) {
                Counter.choice(read);
            }
            photo = counter.scan(number, scan);
            var outcome = papers.read(
                    number,
                    new Papers.Reading(
                            typed.getOrDefault("serial", "").replaceAll("\\s", ""),
                            read,
                            me.person(),
                            me.name(),
                            Counter.text(typed, "proxy"),
                            photo));
            return Counter.done(number, "paper", outcome.name().toLowerCase(Locale.ROOT));
        } catch (Refusal refusal) {
            counter.drop(photo);
            return counter.page(seen, "paper", typed, refusal, null);
        }
    }

    /** The photograph of a ballot that was counted; whoever looks is written down. */
    @GetMapping("/scans/{scan}")
    ResponseEntity<byte[]> scan(
            @PathVariable String number, @PathVariable UUID scan, @AuthenticationPrincipal SignedIn me) {
        var vote = counter.seen(number, me).vote();
        var photo = scans.open(vote, scan).orElseThrow(() -> Refusal.unknown("decision.scan.unknown"));
        readings.note(me.person(), me.name(), number, "decision.reading.scan", null);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(photo);
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
            var phone = Phone.find(typed.get("phone")).orElse(null);
            if (phone == null && !seen.vote().ofPeople()) {
                throw Refusal.invalidFields(Map.of("phone", "identity.phone-unreadable"));
            }
            proxies.appoint(
                    number,
                    typed.getOrDefault("unit", "").strip(),
                    typed.getOrDefault("holder", ""),
                    seen.vote().ofPeople() ? null : phone,
                    photo,
                    me.person());
            counter.keep(number, photo);
            return Counter.done(number, "proxy", "proxy");
        } catch (Refusal refusal) {
            return counter.page(seen, "proxy", typed, refusal, null);
        }
    }
}
