package org.gongzhi.campaign;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.gongzhi.web.See;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people themselves take part in a campaign: by its code (采) and by its questionnaire (征). */
@Controller
class SayController {

    private final Campaigns campaigns;
    private final Replies replies;
    private final PlaceChoices choices;
    private final SayLimits limits;
    private final Matters matters;
    private final Register register;
    private final DoorCodes doors;
    private final Places places;
    private final PhoneProofs proofs;
    private final Words words;

    SayController(
            Campaigns campaigns,
            Replies replies,
            PlaceChoices choices,
            SayLimits limits,
            Matters matters,
            Register register,
            DoorCodes doors,
            Places places,
            PhoneProofs proofs,
            Words words) {
        this.campaigns = campaigns;
        this.replies = replies;
        this.choices = choices;
        this.limits = limits;
        this.matters = matters;
        this.register = register;
        this.doors = doors;
        this.places = places;
        this.proofs = proofs;
        this.words = words;
    }

    /**
     * Everything {@code campaign/say.jte} shows.
     *
     * @param door the door whose code was scanned; null asks for the village
     * @param questions empty when only asked what troubles one
     */
    record SayPage(
            Campaign campaign,
            Channel channel,
            String title,
            @Nullable String door,
            List<Choice> villages,
            Map<String, Field> questions,
            String key,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }

        String path() {
            return channel == Channel.CODE ? "say" : "ask";
        }
    }

    @GetMapping("/campaigns/{code}/say")
    ModelAndView say(@PathVariable String code, @RequestParam Map<String, String> asked) {
        return view(campaigns.get(code), Channel.CODE, Ids.next().toString(), asked, null);
    }

    @GetMapping("/campaigns/{code}/ask")
    ModelAndView ask(@PathVariable String code, @RequestParam Map<String, String> asked) {
        return view(campaigns.get(code), Channel.QUESTIONNAIRE, Ids.next().toString(), asked, null);
    }

    @PostMapping("/campaigns/{code}/say")
    ModelAndView said(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token,
            HttpServletRequest request) {
        return take(campaigns.get(code), Channel.CODE, typed, token, request);
    }

    @PostMapping("/campaigns/{code}/ask")
    ModelAndView asked(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token,
            HttpServletRequest request) {
        return take(campaigns.get(code), Channel.QUESTIONNAIRE, typed, token, request);
    }

    private ModelAndView take(
            Campaign campaign,
            Channel channel,
            Map<String, String> typed,
            @Nullable String token,
            HttpServletRequest request) {
        var sent = typed.getOrDefault("key", "");
        var key = sent.length() < 8 || sent.length() > 60 ? Ids.next().toString() : sent;
        try {
            limits.count(request.getRemoteAddr());
            if (channel == Channel.QUESTIONNAIRE) {
                replies.count(campaign, typed, key);
                if (typed.getOrDefault("text", "").isBlank()) {
                    return See.other("/campaigns/" + campaign.code() + "?thanks=true");
                }
            }
            var number = matters.open(new Opening(
                            LedgerWitness.PROCEDURE,
                            place(campaign, typed),
                            null,
                            channel.key(),
                            answers(campaign, typed),
                            new Actor.Resident(proofs.proven(token).orElse(null), null),
                            "say/" + key,
                            null))
                    .number();
            return See.other("/m/" + number + "?k=" + register.linkKey(number));
        } catch (Refusal refusal) {
            // Something changed after it was sent is something else: it needs a key of its own.
            var again = refusal.code().equals("procedure.key-used") ? Ids.next().toString() : key;
            return view(campaign, channel, again, typed, refusal);
        }
    }

    private PlaceCode place(Campaign campaign, Map<String, String> typed) {
        var door = door(typed);
        if (door != null) {
            return door.code();
        }
        var village = typed.getOrDefault("village", "");
        if (!PlaceCode.isCode(village) || !new PlaceCode(village).isWithin(campaign.area())) {
            throw Refusal.invalidFields(Map.of("village", "campaign.say.village-needed"));
        }
        return places.get(new PlaceCode(village)).code();
    }

    private @Nullable Place door(Map<String, String> typed) {
        return doors.placeOf(typed.getOrDefault("door", "")).orElse(null);
    }

    private static Map<String, Object> answers(Campaign campaign, Map<String, String> typed) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("campaign", campaign.code());
        for (var field : List.of("text", "phone", "name")) {
            var value = typed.getOrDefault(field, "");
            if (!value.isBlank()) {
                answers.put(field, value);
            }
        }
        return answers;
    }

    private ModelAndView view(
            Campaign campaign, Channel channel, String key, Map<String, String> typed, @Nullable Refusal refusal) {
        var door = door(typed);
        var page = new SayPage(
                campaign,
                channel,
                channel == Channel.CODE
                        ? words.of("campaign.say")
                        : replies.questionnaire().title(),
                door == null ? null : places.fullName(door.code()),
                choices.villages(campaign),
                channel == Channel.CODE ? Map.of() : replies.questionnaire().questions(),
                key,
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("campaign/say", Map.of("page", page), status);
    }
}
