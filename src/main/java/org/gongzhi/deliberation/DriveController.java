package org.gongzhi.deliberation;

import java.util.Map;
import java.util.function.Consumer;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.PhoneDeeds;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
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
    private final PhoneDeeds deeds;
    private final Words words;

    DriveController(Lists lists, Drives drives, DrivePages pages, Register register, PhoneDeeds deeds, Words words) {
        this.lists = lists;
        this.drives = drives;
        this.pages = pages;
        this.register = register;
        this.deeds = deeds;
        this.words = words;
    }

    @Bean
    static PublicPath drivesOpen() {
        return new PublicPath("/drives/**");
    }

    @GetMapping("/drives")
    ModelAndView list(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        return new ModelAndView("deliberation/topics", "page", lists.page(Family.DRIVE, "/drives", place, q, page));
    }

    @GetMapping("/drives/{number}")
    ModelAndView drive(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return view(get(number), deeds.phone(token), null);
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
        return deeds.take(
                token, "/drives/" + matter.number(), "#sign", deed, (phone, refusal) -> view(matter, phone, refusal));
    }

    private ModelAndView view(Matter matter, @Nullable Phone phone, @Nullable Refusal refusal) {
        var page = pages.page(matter, phone, null, false, refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("deliberation/drive", Map.of("page", page), status);
    }

    private Matter get(String number) {
        return MatterNumber.parse(number)
                .flatMap(register::find)
                .filter(matter -> matter.procedure().equals(Drives.PROCEDURE))
                .orElseThrow(() -> Refusal.unknown("deliberation.drive.unknown", number));
    }
}
