package org.gongzhi.campaign;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
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

/** Quick entry: five things in a row on a phone. What was typed is never lost, and sent twice is written once. */
@Controller
@RequestMapping("/work/campaigns/{code}/entry")
class EntryController {

    private static final List<String> TYPED = List.of("text", "phone", "name", "source");

    private final Campaigns campaigns;
    private final QuickEntry entry;
    private final PlaceChoices choices;
    private final LetterScans scans;
    private final Posts posts;
    private final Places places;
    private final Words words;

    EntryController(
            Campaigns campaigns,
            QuickEntry entry,
            PlaceChoices choices,
            LetterScans scans,
            Posts posts,
            Places places,
            Words words) {
        this.campaigns = campaigns;
        this.entry = entry;
        this.choices = choices;
        this.scans = scans;
        this.posts = posts;
        this.places = places;
        this.words = words;
    }

    /** Everything {@code campaign/entry.jte} shows. */
    record EntryPage(
            Campaign campaign,
            String key,
            List<Choice> places,
            List<Choice> channels,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem,
            int done) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    @GetMapping
    ModelAndView form(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "visit") String channel,
            @RequestParam(defaultValue = "0") int done,
            @AuthenticationPrincipal SignedIn me) {
        var typed = Map.of("place", place, "channel", channel);
        return view(campaign(code, me), me, Ids.next().toString(), typed, null, done);
    }

    @PostMapping
    Object enter(
            @PathVariable String code,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String channel,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn me) {
        var campaign = campaign(code, me);
        try {
            if (!PlaceCode.isCode(place)) {
                throw Refusal.invalidFields(Map.of("place", "campaign.entry.place-needed"));
            }
            var where = places.get(new PlaceCode(place)).code();
            var way = Channel.of(channel)
                    .orElseThrow(() -> Refusal.invalidFields(Map.of("channel", "campaign.entry.channel-needed")));
            var batch = new QuickEntry.Batch(campaign, where, way, rows(request), "entry/" + key);
            var opened = entry.enter(batch, new Actor.Officer(me.person(), me.name()));
            return "redirect:/work/campaigns/%s/entry?place=%s&channel=%s&done=%d"
                    .formatted(code, where, way.key(), opened.size());
        } catch (Refusal refusal) {
            // A page changed after it was sent is another page: it needs a key of its own.
            var again = refusal.code().equals("procedure.key-used") ? Ids.next().toString() : key;
            return view(campaign, me, again, typed(request, place, channel), refusal, 0);
        }
    }

    private Campaign campaign(String code, SignedIn me) {
        return campaigns.get(code, posts.scopeOf(me.person()));
    }

    private List<Map<String, Object>> rows(HttpServletRequest request) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int row = 0; row < QuickEntry.ROWS; row++) {
            var answers = new HashMap<String, Object>();
            for (var field : TYPED) {
                var value = request.getParameter(field + "-" + row);
                if (value != null && !value.isBlank()) {
                    answers.put(field, value);
                }
            }
            scans.keep(request, "scan-" + row, answers);
            rows.add(answers);
        }
        return rows;
    }

    private static Map<String, String> typed(HttpServletRequest request, String place, String channel) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("place", place);
        typed.put("channel", channel);
        for (int row = 0; row < QuickEntry.ROWS; row++) {
            for (var field : TYPED) {
                var name = field + "-" + row;
                typed.put(name, Objects.requireNonNullElse(request.getParameter(name), ""));
            }
        }
        return typed;
    }

    private ModelAndView view(
            Campaign campaign,
            SignedIn me,
            String key,
            Map<String, String> typed,
            @Nullable Refusal refusal,
            int done) {
        var channels = Stream.of(Channel.values())
                .filter(each -> each != Channel.CODE && campaign.channels().contains(each))
                .map(each -> new Choice(each.key(), words.of("campaign.channel." + each.key())))
                .toList();
        var page = new EntryPage(
                campaign,
                key,
                choices.of(campaign, posts.scopeOf(me.person())),
                channels,
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal),
                Math.clamp(done, 0, QuickEntry.ROWS));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("campaign/entry", Map.of("page", page), status);
    }
}
