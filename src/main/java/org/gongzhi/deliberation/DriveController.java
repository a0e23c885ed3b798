package org.gongzhi.deliberation;

import java.util.Map;
import java.util.function.Consumer;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Drives for everybody: how far they are, and where an owner signs. */
@Controller
class DriveController {

    private final Lists lists;
    private final Drives drives;
    private final DrivePages pages;
    private final Register register;
    private final PhoneProofs proofs;
    private final DeliberationWords words;

    DriveController(
            Lists lists,
            Drives drives,
            DrivePages pages,
            Register register,
            PhoneProofs proofs,
            DeliberationWords words) {
        this.lists = lists;
        this.drives = drives;
        this.pages = pages;
        this.register = register;
        this.proofs = proofs;
        this.words = words;
    }

    @Bean
    static PublicPath drivesOpen() {
        return new PublicPath("/drives/**");
    }

    @GetMapping("/drives")
    ModelAndView list(@RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "1") int page) {
        return new ModelAndView("deliberation/topics", "page", lists.page(Family.DRIVE, "/drives", place, page));
    }

    @GetMapping("/drives/{number}")
    ModelAndView drive(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return view(get(number), phone(token), null);
    }

    @PostMapping("/drives/{number}/sign")
    ModelAndView sign(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return does(number, token, phone -> drives.sign(get(number).number(), phone));
    }

    @PostMapping("/drives/{number}/take-back")
    ModelAndView takeBack(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return does(number, token, phone -> drives.takeBack(get(number).number(), phone));
    }

    private ModelAndView does(String number, @Nullable String token, Consumer<Phone> deed) {
        var matter = get(number);
        var phone = phone(token);
        if (phone == null) {
            return TopicController.see("/my/prove?to=/drives/" + matter.number());
        }
        try {
            deed.accept(phone);
        } catch (Refusal refusal) {
            return view(matter, phone, refusal);
        }
        return TopicController.see("/drives/" + matter.number() + "#sign");
    }

    private ModelAndView view(Matter matter, @Nullable Phone phone, @Nullable Refusal refusal) {
        var page = pages.page(matter, phone, null, false, refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("deliberation/drive", Map.of("page", page), status);
    }

    private @Nullable Phone phone(@Nullable String token) {
        return proofs.proven(token).orElse(null);
    }

    private Matter get(String number) {
        return MatterNumber.parse(number)
                .flatMap(register::find)
                .filter(matter -> matter.procedure().equals(Drives.PROCEDURE))
                .orElseThrow(() -> Refusal.unknown("deliberation.drive.unknown", number));
    }
}
