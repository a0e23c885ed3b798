package org.gongzhi.appeal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.desk.Paper;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Places;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The sheet that explains to somebody which lawful channel is theirs and why (告知书), to be handed over or sent. */
@Controller
class DiversionSheets implements Paper {

    private final Register register;
    private final LawfulChannels channels;
    private final Posts posts;
    private final Places places;
    private final InstantSource clock;

    DiversionSheets(Register register, LawfulChannels channels, Posts posts, Places places, InstantSource clock) {
        this.register = register;
        this.channels = channels;
        this.posts = posts;
        this.places = places;
        this.clock = clock;
    }

    /** Everything {@code appeal/diversion.jte} shows. */
    record DiversionSheet(
            String number,
            String place,
            Instant opened,
            LawfulChannels.Channel channel,
            String explanation,
            boolean decided,
            Instant now) {}

    @Override
    public Optional<Sheet> of(Matter matter) {
        return channels.find(matter.facts().get("diversion"))
                .map(_ -> new Sheet("/work/m/" + matter.number() + "/explanation", "appeal.explanation"));
    }

    @GetMapping("/work/m/{number}/explanation")
    ModelAndView print(@PathVariable String number, @AuthenticationPrincipal SignedIn me) {
        var matter = MatterNumber.parse(number)
                .map(known -> register.get(known, posts.scopeOf(me.person())))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number));
        var channel = channels.find(matter.facts().get("diversion"))
                .orElseThrow(() -> Refusal.conflict("appeal.explanation.none"));
        var page = new DiversionSheet(
                matter.number().value(),
                places.fullName(matter.place()),
                matter.openedAt(),
                channel,
                Objects.toString(matter.facts().get("explanation"), ""),
                matter.ended(),
                clock.instant());
        return new ModelAndView("appeal/diversion", "page", page);
    }
}
