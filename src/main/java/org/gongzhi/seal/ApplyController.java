package org.gongzhi.seal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.decision.Act;
import org.gongzhi.decision.Decisions;
import org.gongzhi.desk.FormInput;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.web.Choice;
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

/** Applies for the use of one seal. How far up the approval goes, the rules say, not the applicant. */
@Controller
@RequestMapping("/work/seals/{code}/apply")
class ApplyController {

    private static final int KEY = 50;

    private final Seals seals;
    private final SealRules rules;
    private final SealPages pages;
    private final Procedures procedures;
    private final Matters matters;
    private final Decisions decisions;
    private final FormInput input;
    private final Posts posts;
    private final SealWords words;
    private final InstantSource time;

    ApplyController(
            Seals seals,
            SealRules rules,
            SealPages pages,
            Procedures procedures,
            Matters matters,
            Decisions decisions,
            FormInput input,
            Posts posts,
            SealWords words,
            InstantSource time) {
        this.seals = seals;
        this.rules = rules;
        this.pages = pages;
        this.procedures = procedures;
        this.matters = matters;
        this.decisions = decisions;
        this.input = input;
        this.posts = posts;
        this.words = words;
        this.time = time;
    }

    /**
     * Everything {@code seal/apply.jte} shows.
     *
     * @param decisions those in force here that allow the use of a seal
     */
    record ApplyPage(
            SealPages.SealLine line,
            String key,
            Map<String, Field> fields,
            List<Choice> decisions,
            List<BandLine> bands,
            String source,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {}

    /** One band of the rules in words. */
    record BandLine(String kinds, String amount, String tier, String decision, String article) {}

    @GetMapping
    ModelAndView form(@PathVariable String code, @AuthenticationPrincipal SignedIn me) {
        return view(seal(code, me), me, Ids.next().toString(), Map.of(), null);
    }

    @PostMapping
    Object apply(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn me) {
        var seal = seal(code, me);
        var asked = asked(seal);
        try {
            if (key.isBlank() || key.length() > KEY) {
                throw Refusal.invalid("seal.no-key");
            }
            var fields = new LinkedHashMap<>(input.read(request, asked));
            fields.put("seal", seal.code());
            fields.put("tier", tier(seal, fields));
            if (Keepers.byBody(seal.place())) {
                fields.put("body", seal.body());
            }
            var opened = matters.open(new Opening(
                    UseWitness.procedure(seal.place()),
                    seal.place(),
                    null,
                    "desk",
                    fields,
                    new Actor.Officer(me.person(), me.name()),
                    me.person() + "/" + key,
                    null));
            return "redirect:/work/m/" + opened.number();
        } catch (Refusal refusal) {
            // A page changed after it was sent is another page: it needs a key of its own.
            var again = refusal.code().equals("procedure.key-used") ? Ids.next().toString() : key;
            return view(seal, me, again, FormInput.typed(request, asked), refusal);
        }
    }

    /** What is wrong with kind or amount is said by the form's own check; until then any tier does. */
    private String tier(Seal seal, Map<String, Object> fields) {
        var kind = String.valueOf(fields.get("kind"));
        var amount = String.valueOf(fields.getOrDefault("amount", "0")).strip();
        var circle = rules.on(Shanghai.day(time.instant())).of(seal.place());
        var known = procedures.get(UseWitness.procedure(seal.place())).fields().get("kind");
        var sound = amount.matches("\\d{1,10}")
                && known != null
                && known.choices().stream().anyMatch(choice -> choice.key().equals(kind));
        return sound
                ? circle.band(kind, Long.parseLong(amount)).tier()
                : circle.bands().getFirst().tier();
    }

    private Map<String, Field> asked(Seal seal) {
        var fields = new LinkedHashMap<>(
                procedures.get(UseWitness.procedure(seal.place())).fields());
        List.of("seal", "tier", "body").forEach(fields::remove);
        return fields;
    }

    private Seal seal(String code, SignedIn me) {
        return seals.get(code, posts.scopeOf(me.person()));
    }

    private ModelAndView view(
            Seal seal, SignedIn me, String key, Map<String, String> typed, @Nullable Refusal refusal) {
        var today = Shanghai.day(time.instant());
        var edition = rules.on(today);
        var page = new ApplyPage(
                pages.line(seal, me.person()),
                key,
                asked(seal),
                decisions.covering(new Act(Use.ACT, seal.place(), null, null, today)).stream()
                        .map(decision -> new Choice(decision.number(), decision.title()))
                        .toList(),
                edition.of(seal.place()).bands().stream().map(this::line).toList(),
                edition.source(),
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("seal/apply", Map.of("page", page), status);
    }

    private BandLine line(SealRules.Band band) {
        var kinds = band.kinds().stream()
                .sorted()
                .map(kind -> words.of("seal.use." + kind))
                .toList();
        return new BandLine(
                String.join("、", kinds),
                band.below() == null ? words.of("seal.band.any") : words.of("seal.band.below", band.below()),
                words.of("seal.band.tier." + band.tier()),
                words.of(band.decision() ? "seal.band.decision" : "seal.band.no-decision"),
                band.article());
    }
}
