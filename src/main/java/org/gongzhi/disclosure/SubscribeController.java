package org.gongzhi.disclosure;

import java.util.ArrayList;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people ask for a text message when their village publishes something, and leave again. */
@Controller
class SubscribeController {

    private static final String SUBSCRIBE = OpenController.PATH + "/{place}/subscribe";

    private final Subscribers subscribers;
    private final PhoneProofs proofs;
    private final Places places;

    SubscribeController(Subscribers subscribers, PhoneProofs proofs, Places places) {
        this.subscribers = subscribers;
        this.proofs = proofs;
        this.places = places;
    }

    /** Everything {@code disclosure/subscribe.jte} shows; {@code phone} is null while none is proven. */
    record SubscribePage(String code, String name, @Nullable String phone, boolean subscribed) {}

    @GetMapping(SUBSCRIBE)
    ModelAndView form(
            @PathVariable String place,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        var village = village(place);
        var phone = proofs.proven(token).orElse(null);
        return new ModelAndView(
                "disclosure/subscribe",
                "page",
                new SubscribePage(
                        village.code().value(),
                        village.name(),
                        phone == null ? null : Masking.text(phone.value(), new ArrayList<>()),
                        phone != null && subscribers.has(village.code(), phone)));
    }

    @PostMapping(SUBSCRIBE)
    String change(
            @PathVariable String place,
            @RequestParam(defaultValue = "false") boolean leave,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        var village = village(place).code();
        var phone = proofs.proven(token).orElseThrow(() -> Refusal.forbidden("disclosure.prove-first"));
        if (leave) {
            subscribers.remove(village, phone);
        } else {
            subscribers.add(village, phone);
        }
        return "redirect:" + OpenController.PATH + "/" + village + "/subscribe";
    }

    private Place village(String code) {
        var place = PlaceCode.isCode(code) ? places.get(new PlaceCode(code)) : null;
        if (place == null || place.level() != Level.VILLAGE) {
            throw Refusal.unknown("disclosure.unknown-place");
        }
        return place;
    }
}
