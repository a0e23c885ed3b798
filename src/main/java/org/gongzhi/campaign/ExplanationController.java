package org.gongzhi.campaign;

import java.time.Instant;
import java.time.InstantSource;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The sheet (告知单) that is handed to somebody whose matter was found invalid and who left no number to call. */
@Controller
class ExplanationController {

    private final Campaigns campaigns;
    private final Register register;
    private final ItemWords words;
    private final Posts posts;
    private final Places places;
    private final InstantSource time;
    private final String url;

    ExplanationController(
            Campaigns campaigns,
            Register register,
            ItemWords words,
            Posts posts,
            Places places,
            InstantSource time,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.campaigns = campaigns;
        this.register = register;
        this.words = words;
        this.posts = posts;
        this.places = places;
        this.time = time;
        this.url = url;
    }

    /** Everything {@code campaign/explanation.jte} shows. */
    record SheetPage(
            String code,
            String number,
            String place,
            String said,
            String reason,
            String explanation,
            String screened,
            String reviewed,
            String link,
            Instant now) {}

    @GetMapping("/work/campaigns/{code}/items/{number}/explanation")
    ModelAndView sheet(@PathVariable String code, @PathVariable String number, @AuthenticationPrincipal SignedIn me) {
        var scope = posts.scopeOf(me.person());
        campaigns.get(code, scope);
        var matter = register.get(
                MatterNumber.parse(number).orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number)),
                scope);
        HistoryLine rejected = null;
        HistoryLine reviewed = null;
        for (var line : register.history(matter)) {
            rejected = line.action().equals("reject") ? line : rejected;
            reviewed = line.action().equals("confirm-invalid") ? line : reviewed;
        }
        if (rejected == null || reviewed == null || matter.state().equals("accepted")) {
            throw Refusal.conflict("campaign.nothing-to-explain");
        }
        var page = new SheetPage(
                code,
                matter.number().value(),
                places.fullName(matter.place()),
                String.valueOf(matter.fields().get("text")),
                words.of(Facet.REASON, String.valueOf(rejected.form().get("reason"))),
                String.valueOf(rejected.form().get("explanation")),
                who(rejected),
                who(reviewed),
                // Who left a number proves it there; only for the others the key may stand on paper.
                url + "/m/" + matter.number()
                        + (matter.reporter() == null ? "?k=" + register.linkKey(matter.number()) : ""),
                time.instant());
        return new ModelAndView("campaign/explanation", "page", page);
    }

    private static String who(@Nullable HistoryLine line) {
        return line == null || line.title() == null ? "—" : line.title();
    }
}
