package org.gongzhi.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.procedure.Listed;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Places;
import org.gongzhi.web.See;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What somebody brought, for whoever proves the number (我的事). */
@Controller
class MyController {

    private static final int MOST = 100;

    private final PhoneProofs proofs;
    private final Register register;
    private final Procedures procedures;
    private final Places places;
    private final InstantSource time;

    MyController(PhoneProofs proofs, Register register, Procedures procedures, Places places, InstantSource time) {
        this.proofs = proofs;
        this.register = register;
        this.procedures = procedures;
        this.places = places;
        this.time = time;
    }

    @GetMapping("/my")
    ModelAndView mine(@CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return proofs.proven(token).map(this::list).orElseGet(() -> See.other("/my/prove?to=/my"));
    }

    private ModelAndView list(Phone phone) {
        var now = time.instant();
        var mine = register.ofReporter(phone, MOST).stream()
                .map(listed -> mine(listed, now))
                .toList();
        return new ModelAndView("desk/my", "page", new MyPage(phone.masked(), mine, now));
    }

    private Mine mine(Listed listed, Instant now) {
        var matter = listed.matter();
        var procedure = procedures.of(matter);
        var due = matter.ended() ? null : listed.dueAt();
        return new Mine(
                matter.number().value(),
                matter.title(),
                procedure.state(matter.state()).shown(),
                Left.of(due, now, matter.ended(), matter.version() == 1).tone(),
                places.get(matter.place()).name(),
                matter.openedAt(),
                due);
    }

    /** What {@code desk/my.jte} shows. */
    record MyPage(String phone, List<Mine> matters, Instant now) {}

    /** One matter of the list. */
    record Mine(
            String number,
            String title,
            String state,
            Tone tone,
            String place,
            Instant at,
            @Nullable Instant due) {}
}
