package org.gongzhi.campaign;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongzhi.campaign.ItemRepository.Sight;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Sheet;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The items of a campaign (诉求清单): the list behind each number of its pages, and the same as a table. */
@Controller
@RequestMapping("/work/campaigns/{code}/items")
class ItemController {

    private static final int SIZE = 50;

    private final Campaigns campaigns;
    private final ItemRepository items;
    private final ItemWords itemWords;
    private final Words words;
    private final Register register;
    private final FollowUpReaders followUps;
    private final Posts posts;
    private final Places places;

    ItemController(
            Campaigns campaigns,
            ItemRepository items,
            ItemWords itemWords,
            Words words,
            Register register,
            FollowUpReaders followUps,
            Posts posts,
            Places places) {
        this.campaigns = campaigns;
        this.items = items;
        this.itemWords = itemWords;
        this.words = words;
        this.register = register;
        this.followUps = followUps;
        this.posts = posts;
        this.places = places;
    }

    /** Everything {@code campaign/items.jte} shows. */
    record ItemsPage(Campaign campaign, List<String> asked, String query, List<Row> rows, Paging paging) {

        record Row(
                String number,
                String title,
                String place,
                String channel,
                String level,
                String state,
                Tone tone,
                @Nullable String reason,
                boolean explain,
                String opened) {}
    }

    @GetMapping
    ModelAndView items(
            @PathVariable String code, @RequestParam Map<String, String> asked, @AuthenticationPrincipal SignedIn me) {
        var scope = posts.scopeOf(me.person());
        var campaign = campaigns.get(code, scope);
        var filter = followUps.allowed(me, ItemFilter.of(asked));
        var sight = Sight.of(scope);
        int number = page(asked.getOrDefault("page", "1"));
        var rows = items.page(code, sight, filter, number, SIZE).stream()
                .map(this::row)
                .toList();
        var paging = Paging.counted(
                "/work/campaigns/" + code + "/items" + filter.query(), number, SIZE, items.count(code, sight, filter));
        return new ModelAndView(
                "campaign/items", "page", new ItemsPage(campaign, asked(filter), filter.query(), rows, paging));
    }

    private List<String> asked(ItemFilter filter) {
        var place = filter.place();
        return Stream.of(
                        Stream.ofNullable(place).map(places::fullName),
                        Stream.ofNullable(filter.open()).map(open -> words.of("campaign.open." + open)),
                        filter.answers().entrySet().stream().map(each -> itemWords.of(each.getKey(), each.getValue())))
                .flatMap(each -> each)
                .toList();
    }

    private ItemsPage.Row row(Item item) {
        var title = register.find(item.number()).map(matter -> matter.title()).orElse("");
        var reason = item.reason();
        return new ItemsPage.Row(
                item.number().value(),
                title,
                places.fullName(item.place()),
                itemWords.of(Facet.CHANNEL, item.channel()),
                itemWords.of(Facet.LEVEL, item.level().key()),
                itemWords.of(Facet.STATE, item.state()),
                item.open() ? Tone.RUN : Tone.DONE,
                reason == null ? null : itemWords.of(Facet.REASON, reason),
                reason != null
                        && (item.state().equals("explaining") || item.state().equals(Item.INVALID)),
                Shanghai.minute(item.openedAt()));
    }

    @GetMapping("/table.xlsx")
    @Transactional(readOnly = true)
    public void itemTable(
            @PathVariable String code,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response)
            throws IOException {
        var scope = posts.scopeOf(me.person());
        var campaign = campaigns.get(code, scope);
        var heads = heads(
                "number",
                "place",
                "channel",
                "level",
                "state",
                "reason",
                "explained",
                "field",
                "nature",
                "difficulty",
                "follow-up",
                "opened");
        boolean follow = followUps.includes(me);
        try (var all = items.all(campaign.code(), Sight.of(scope), followUps.allowed(me, ItemFilter.of(asked)))) {
            Sheet.answer(response, words.of("campaign.items"), heads, all.map(item -> cells(item, follow)));
        }
    }

    private List<Object> cells(Item item, boolean follow) {
        return List.of(
                item.number().value(),
                places.fullName(item.place()),
                itemWords.of(Facet.CHANNEL, item.channel()),
                itemWords.of(Facet.LEVEL, item.level().key()),
                itemWords.of(Facet.STATE, item.state()),
                shown(Facet.REASON, item.reason()),
                shown(Facet.EXPLAINED, item.explained()),
                shown(Facet.FIELD, item.field()),
                shown(Facet.NATURE, item.nature()),
                shown(Facet.DIFFICULTY, item.difficulty()),
                follow ? shown(Facet.FOLLOW_UP, item.followUp()) : "",
                Shanghai.minute(item.openedAt()));
    }

    private String shown(Facet facet, @Nullable String value) {
        return value == null ? "" : itemWords.of(facet, value);
    }

    private List<String> heads(String... keys) {
        return Stream.of(keys).map(key -> words.of("campaign.column." + key)).toList();
    }

    private static int page(String typed) {
        return typed.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(typed) : 1;
    }
}
