package org.gongzhi.campaign;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Opens a campaign: name, area, period, channels and the document it rests on. */
@Controller
@RequestMapping("/work/campaigns")
class OpeningController {

    private static final int MOST_AREAS = 300;

    private final Campaigns campaigns;
    private final Places places;
    private final Words words;
    private final InstantSource time;

    OpeningController(Campaigns campaigns, Places places, Words words, InstantSource time) {
        this.campaigns = campaigns;
        this.places = places;
        this.words = words;
        this.time = time;
    }

    /** Everything {@code campaign/new.jte} shows. */
    record NewPage(
            List<Choice> areas,
            List<Choice> channels,
            Map<String, String> typed,
            List<String> ticked,
            Map<String, String> errors,
            @Nullable String problem) {}

    @GetMapping("/new")
    ModelAndView form(@AuthenticationPrincipal SignedIn me) {
        var today = Shanghai.day(time.instant());
        var typed =
                Map.of("begins", today.toString(), "ends", today.plusDays(29).toString());
        var all = List.of(Channel.values()).stream().map(Channel::key).toList();
        return form(me, typed, all, null);
    }

    @PostMapping
    Object open(@AuthenticationPrincipal SignedIn me, @RequestParam MultiValueMap<String, String> typed) {
        var channels = EnumSet.noneOf(Channel.class);
        var ticked = typed.getOrDefault("channels", List.of());
        ticked.forEach(key -> Channel.of(key).ifPresent(channels::add));
        var single = new LinkedHashMap<String, String>(typed.toSingleValueMap());
        try {
            var campaign = campaigns.open(
                    new Campaigns.Proposal(
                            single.getOrDefault("name", ""),
                            single.getOrDefault("area", ""),
                            day(single.get("begins"), "begins"),
                            day(single.get("ends"), "ends"),
                            channels,
                            single.getOrDefault("basis", "")),
                    me.person());
            return "redirect:/work/campaigns/" + campaign.code();
        } catch (Refusal refusal) {
            return form(me, single, ticked, refusal);
        }
    }

    private static LocalDate day(@Nullable String text, String field) {
        try {
            return LocalDate.parse(Objects.requireNonNullElse(text, ""));
        } catch (DateTimeException e) {
            throw Refusal.invalidFields(Map.of(field, "campaign.field.day"));
        }
    }

    private ModelAndView form(SignedIn me, Map<String, String> typed, List<String> ticked, @Nullable Refusal refusal) {
        var channels = List.of(Channel.values()).stream()
                .map(each -> new Choice(each.key(), words.of("campaign.channel." + each.key() + ".long")))
                .toList();
        var page = new NewPage(
                areas(me),
                channels,
                typed,
                ticked,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("campaign/new", Map.of("page", page), status);
    }

    /** Counties, towns and villages for which my post may open a campaign. */
    private List<Choice> areas(SignedIn me) {
        var areas = new ArrayList<Choice>();
        campaigns.mayOpenIn(me.person()).forEach(code -> add(areas, places.get(code), ""));
        return areas;
    }

    private void add(List<Choice> areas, Place place, String indent) {
        if (areas.size() >= MOST_AREAS) {
            return;
        }
        if (place.code().value().length() >= Level.COUNTY.length()) {
            areas.add(new Choice(place.code().value(), indent + place.name()));
        }
        if (place.code().value().length() < Level.VILLAGE.length()) {
            places.children(place.code()).forEach(child -> add(areas, child, indent + "　"));
        }
    }
}
