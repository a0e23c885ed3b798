package org.gongzhi.hotissue;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.NavGroup;
import org.gongzhi.web.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Hot issues of one's own places, and the step from one problem to one kind of problem. */
@Controller
class IssueController {

    private static final String PATH = "/work/issues";

    private static final int SUBJECT = 60;
    private static final int EXPORT = 500;

    private final Issues issues;
    private final IssuePages pages;
    private final Rectifications rectifications;
    private final Topics topics;
    private final Posts posts;
    private final IssueWords words;

    IssueController(
            Issues issues,
            IssuePages pages,
            Rectifications rectifications,
            Topics topics,
            Posts posts,
            IssueWords words) {
        this.issues = issues;
        this.pages = pages;
        this.rectifications = rectifications;
        this.topics = topics;
        this.posts = posts;
        this.words = words;
    }

    @Bean
    static NavEntry issuesEntry() {
        return new NavEntry(35, PATH, "hotissue.nav", "work", NavGroup.INSIGHT);
    }

    @GetMapping(PATH)
    ModelAndView list(Authentication who) {
        return new ModelAndView("hotissue/list", "page", pages.list(issues.hottest(scope(who))));
    }

    /** The same issues to take away, those below the hottest too. */
    @GetMapping(PATH + "/list.xlsx")
    void table(Authentication who, HttpServletResponse response) throws IOException {
        var heads = Stream.of("title", "heat", "heat.why", "time", "trend", "places", "rectification")
                .map(head -> words.of("hotissue." + head))
                .toList();
        var rows = pages.list(issues.hottest(scope(who), EXPORT)).issues().stream()
                .map(line -> Arrays.<@Nullable Object>asList(
                        line.name(),
                        line.heat(),
                        line.explained(),
                        line.span(),
                        line.trend(),
                        line.where(),
                        line.rectification()));
        Sheet.answer(response, words.of("hotissue.title"), heads, rows);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable String id, Authentication who) {
        var issue = issues.get(id(id), scope(who));
        return new ModelAndView("hotissue/issue", "page", pages.page(issue, subject(issue), "", Map.of(), null));
    }

    @PostMapping(PATH + "/{id}/rectification")
    Object tackle(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            Authentication who) {
        return open(id, subject, text, who, rectifications::open);
    }

    @PostMapping(PATH + "/{id}/topic")
    Object talkOver(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            Authentication who) {
        return open(id, subject, text, who, topics::open);
    }

    /** What is opened out of an issue. */
    private interface Opens {

        MatterNumber open(Issue issue, String subject, String text, Actor.Officer officer);
    }

    private Object open(String id, String subject, String text, Authentication who, Opens opens) {
        var issue = issues.get(id(id), scope(who));
        try {
            return "redirect:/work/m/" + opens.open(issue, subject, text, officer(who));
        } catch (Refusal refusal) {
            var page = pages.page(issue, subject, text, refusal.fields(), words.of(refusal));
            return new ModelAndView(
                    "hotissue/issue",
                    Map.of("page", page),
                    HttpStatus.valueOf(refusal.kind().status()));
        }
    }

    private static String subject(Issue issue) {
        var name = issue.name();
        return name.substring(0, Math.min(SUBJECT, name.length()));
    }

    private Scope scope(Authentication authentication) {
        var who = signedIn(authentication);
        return who != null && who.may("work") ? posts.scopeOf(who.person()) : Scope.none();
    }

    private static Actor.Officer officer(Authentication authentication) {
        var who = signedIn(authentication);
        if (who == null) {
            throw Refusal.forbidden("desk.sign-in-first");
        }
        return new Actor.Officer(who.person(), who.name());
    }

    private static @Nullable SignedIn signedIn(Authentication authentication) {
        return authentication.getPrincipal() instanceof SignedIn who ? who : null;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Refusal.unknown("hotissue.unknown");
        }
    }
}
