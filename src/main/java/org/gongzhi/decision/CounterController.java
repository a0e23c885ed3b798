package org.gongzhi.decision;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.decision.Ballot.Channel;
import org.gongzhi.decision.Votes.Seen;
import org.gongzhi.files.Files;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * What staff do for owners who do not vote on a phone: help at the counter, go to the door, read papers, note proxies.
 */
@Controller
@RequestMapping("/work/votes/{number}")
class CounterController {

    private static final Set<String> CHECKED = Set.of("id-card", "deed", "known");

    private final Votes votes;
    private final Ballots ballots;
    private final Papers papers;
    private final Proxies proxies;
    private final Files files;
    private final Posts posts;
    private final VoteWords words;

    CounterController(
            Votes votes, Ballots ballots, Papers papers, Proxies proxies, Files files, Posts posts, VoteWords words) {
        this.votes = votes;
        this.ballots = ballots;
        this.papers = papers;
        this.proxies = proxies;
        this.files = files;
        this.posts = posts;
        this.words = words;
    }

    /**
     * Everything {@code decision/counter.jte} shows.
     *
     * @param what {@code help}, {@code paper} or {@code proxy}
     * @param done what was just done, in words
     */
    record CounterPage(
            Seen seen,
            String what,
            List<PaperRepository.Waiting> waiting,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem,
            @Nullable String done) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    @GetMapping({"/help", "/paper", "/proxy"})
    ModelAndView form(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String done,
            jakarta.servlet.http.HttpServletRequest request,
            @AuthenticationPrincipal SignedIn me) {
        var path = request.getRequestURI();
        var said = done.matches("[a-z]{1,20}") ? words.of("decision.counter.done." + done) : null;
        return page(seen(number, me), path.substring(path.lastIndexOf('/') + 1), Map.of(), null, said);
    }

    @PostMapping("/help")
    Object help(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var seen = seen(number, me);
        try {
            var channel = typed.getOrDefault("channel", "").equals("door") ? Channel.DOOR : Channel.HELP;
            var photo = photo(scan);
            if (channel == Channel.DOOR && photo == null) {
                throw Refusal.invalidFields(Map.of("scan", "decision.counter.signature"));
            }
            var checked = typed.getOrDefault("checked", "");
            if (!CHECKED.contains(checked)) {
                throw Refusal.invalidFields(Map.of("checked", "decision.counter.checked.needed"));
            }
            var unit = typed.getOrDefault("unit", "").strip();
            var proxy = text(typed, "proxy");
            if (proxy != null) {
                proxies.require(number, unit, proxy);
            }
            var choice = choice(typed.getOrDefault("choice", ""));
            ballots.cast(number, unit, choice, Manner.helped(channel, me.person(), proxy, photo, checked));
            keep(number, photo);
            return done(number, "help", channel.name().toLowerCase(Locale.ROOT));
        } catch (Refusal refusal) {
            return page(seen, "help", typed, refusal, null);
        }
    }

    @PostMapping("/paper")
    Object paper(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var seen = seen(number, me);
        try {
            var read = typed.getOrDefault("choice", "");
            if (!read.equals(Papers.VOID)) {
                choice(read);
            }
            var photo = photo(scan);
            var outcome = papers.read(
                    number,
                    new Papers.Reading(
                            typed.getOrDefault("serial", "").replaceAll("\\s", ""),
                            read,
                            me.person(),
                            me.name(),
                            text(typed, "proxy"),
                            photo));
            keep(number, photo);
            return done(number, "paper", outcome.name().toLowerCase(Locale.ROOT));
        } catch (Refusal refusal) {
            return page(seen, "paper", typed, refusal, null);
        }
    }

    @PostMapping("/proxy")
    Object proxy(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var seen = seen(number, me);
        try {
            var photo = photo(scan);
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
            keep(number, photo);
            return done(number, "proxy", "proxy");
        } catch (Refusal refusal) {
            return page(seen, "proxy", typed, refusal, null);
        }
    }

    private Seen seen(String number, SignedIn me) {
        return votes.get(number, posts.scopeOf(me.person()));
    }

    private static Choice choice(String letter) {
        try {
            return Choice.parse(letter);
        } catch (IllegalArgumentException _) {
            throw Refusal.invalidFields(Map.of("choice", "decision.ballot.choose"));
        }
    }

    private static @Nullable String text(Map<String, String> typed, String field) {
        var text = typed.getOrDefault(field, "").strip();
        return text.isEmpty() ? null : text;
    }

    private @Nullable UUID photo(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty() ? null : files.keepPhoto(file.getBytes());
    }

    private void keep(String number, @Nullable UUID photo) {
        if (photo != null) {
            files.handIn(number, List.of(photo));
        }
    }

    private static String done(String number, String what, String done) {
        return "redirect:/work/votes/" + number + "/" + what + "?done=" + done;
    }

    private ModelAndView page(
            Seen seen, String what, Map<String, String> typed, @Nullable Refusal refusal, @Nullable String done) {
        var page = new CounterPage(
                seen,
                what,
                papers.waiting(seen.vote().number()),
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal),
                done);
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("decision/counter", Map.of("page", page), status);
    }
}
