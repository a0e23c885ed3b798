package org.gongzhi.seal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.seal.SealPages.SealLine;
import org.gongzhi.seal.SealPages.UseLine;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Paging;
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

/** The seals of one's places: what waits, who keeps which, what does not fit. */
@Controller
@RequestMapping("/work/seals")
class SealController {

    private static final int SIZE = 20;
    private static final int NOTE = 500;

    private final Seals seals;
    private final Custodies custodies;
    private final Registrars registrars;
    private final Keepers keepers;
    private final SealPages pages;
    private final UseRepository uses;
    private final AnomalyRepository anomalies;
    private final Posts posts;
    private final SealWords words;
    private final InstantSource time;

    SealController(
            Seals seals,
            Custodies custodies,
            Registrars registrars,
            Keepers keepers,
            SealPages pages,
            UseRepository uses,
            AnomalyRepository anomalies,
            Posts posts,
            SealWords words,
            InstantSource time) {
        this.seals = seals;
        this.custodies = custodies;
        this.registrars = registrars;
        this.keepers = keepers;
        this.pages = pages;
        this.uses = uses;
        this.anomalies = anomalies;
        this.posts = posts;
        this.words = words;
        this.time = time;
    }

    /**
     * Everything {@code seal/seal.jte} shows.
     *
     * @param keepers who may take it next; empty for those who may not hand it over
     * @param typed what was typed into the form that was refused
     */
    record SealPage(
            SealLine line,
            List<Custody> custodies,
            List<UseLine> uses,
            Paging paging,
            List<Choice> keepers,
            boolean mayRegister,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem,
            @Nullable String done) {}

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedIn me) {
        return new ModelAndView("seal/list", "page", pages.list(posts.scopeOf(me.person()), me.person()));
    }

    @GetMapping("/{code}")
    ModelAndView one(
            @PathVariable String code,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String done,
            @AuthenticationPrincipal SignedIn me) {
        return view(seal(code, me), me, page, Map.of(), null, done);
    }

    @PostMapping("/{code}/keeper")
    Object handOver(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String keeper,
            @RequestParam(defaultValue = "") String handover,
            @AuthenticationPrincipal SignedIn me) {
        var seal = seal(code, me);
        try {
            var next = keepers.candidates(seal).stream()
                    .filter(post -> post.person().toString().equals(keeper))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalidFields(Map.of("keeper", "seal.field.keeper")));
            custodies.handOver(code, next.person(), handover, me.person());
            return "redirect:/work/seals/" + code + "?done=handed";
        } catch (Refusal refusal) {
            return view(seal, me, 1, Map.of("keeper", keeper, "handover", handover), refusal, null);
        }
    }

    @PostMapping("/{code}/retire")
    String retire(@PathVariable String code, @AuthenticationPrincipal SignedIn me) {
        seals.retire(seal(code, me).code(), me.person());
        return "redirect:/work/seals/" + code + "?done=retired";
    }

    /** Somebody saw the seal used and nobody had applied. */
    @PostMapping("/{code}/report")
    Object report(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn me) {
        var seal = seal(code, me);
        var said = note.strip();
        if (said.isEmpty() || said.length() > NOTE) {
            var wrong = Refusal.invalidFields(Map.of("note", "seal.field.note"));
            return view(seal, me, 1, Map.of("note", note), wrong, null);
        }
        anomalies.note(seal, null, Anomaly.Kind.NO_APPLICATION, said, time.instant());
        return "redirect:/work/seals/" + code + "?done=reported";
    }

    private Seal seal(String code, SignedIn me) {
        return seals.get(code, posts.scopeOf(me.person()));
    }

    private ModelAndView view(
            Seal seal,
            SignedIn me,
            int asked,
            Map<String, String> typed,
            @Nullable Refusal refusal,
            @Nullable String done) {
        int number = Math.clamp(asked, 1, 5_000);
        var mayRegister = registrars.may(me.person(), seal.place());
        var page = new SealPage(
                pages.line(seal, me.person()),
                custodies.of(seal.code()),
                uses.of(seal.code(), number, SIZE).stream()
                        .map(use -> pages.line(use, Map.of(seal.code(), seal)))
                        .toList(),
                Paging.counted("/work/seals/" + seal.code(), number, SIZE, uses.count(seal.code())),
                mayRegister ? choices(seal) : List.of(),
                mayRegister,
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal),
                done != null && done.matches("handed|retired|reported|registered")
                        ? words.of("seal.done." + done)
                        : null);
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("seal/seal", Map.of("page", page), status);
    }

    private List<Choice> choices(Seal seal) {
        return keepers.candidates(seal).stream()
                .map(post -> new Choice(post.person().toString(), post.title() + " " + post.personName()))
                .distinct()
                .toList();
    }
}
