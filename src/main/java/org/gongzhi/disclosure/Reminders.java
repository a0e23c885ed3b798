package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.notice.Notice;
import org.gongzhi.notice.Notices;
import org.gongzhi.notice.Recipient;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds the village before the last day, and tells the town and then the discipline office of what is missing after
 * it: one message for all that is due at a place, not one for each item.
 */
@Service
class Reminders {

    private final JdbcClient jdbc;
    private final TellingRules rules;
    private final Notices notices;
    private final Posts posts;
    private final Places places;
    private final Items items;
    private final InstantSource time;
    private final String url;

    Reminders(
            JdbcClient jdbc,
            TellingRules rules,
            Notices notices,
            Posts posts,
            Places places,
            Items items,
            InstantSource time,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.notices = notices;
        this.posts = posts;
        this.places = places;
        this.items = items;
        this.time = time;
        this.url = url;
    }

    /** What of a village is told: how much, and the first of it. */
    private record Owed(PlaceCode place, int count, String item, LocalDate dueOn) {

        Owed plus(Owed other) {
            var first = other.dueOn.isBefore(dueOn) ? other : this;
            return new Owed(first.place, count + other.count, first.item, first.dueOn);
        }
    }

    /** Returns how many messages were queued. */
    @Transactional
    public int tell() {
        var today = Shanghai.day(time.instant());
        var days = rules.on(today);
        return tell(
                        "disclosure-due",
                        "community-officer",
                        Level.VILLAGE,
                        owed("reminded", "waiting", today.plusDays(days.remind())),
                        today)
                + tell(
                        "disclosure-late",
                        "town-officer",
                        Level.TOWN,
                        owed("told_town", "late", today.minusDays(days.town())),
                        today)
                + tell(
                        "disclosure-late",
                        "discipline-officer",
                        Level.COUNTY,
                        owed("told_office", "late", today.minusDays(days.discipline())),
                        today);
    }

    /** What was not told yet and is told from now on; the flag moves in the transaction that queues the messages. */
    private List<Owed> owed(String flag, String state, LocalDate until) {
        return jdbc.sql("""
                        with told as (
                            update disclosure.due set %1$s = true
                             where state = :state and due_on <= :until and not %1$s
                            returning place, item, due_on)
                        select place, count(*) as count, min(due_on) as due_on,
                               (array_agg(item order by due_on, item))[1] as item
                          from told group by place order by place
                        """.formatted(flag))
                .param("state", state)
                .param("until", until)
                .query((row, _) -> new Owed(
                        new PlaceCode(row.getString("place")),
                        row.getInt("count"),
                        row.getString("item"),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    private int tell(String template, String duty, Level level, List<Owed> owed, LocalDate today) {
        var byPlace = new TreeMap<PlaceCode, Owed>();
        for (var one : owed) {
            byPlace.merge(places.ancestor(one.place(), level).orElse(one.place()), one, Owed::plus);
        }
        var desks = new HashMap<Desk, List<Post>>();
        var queue = new ArrayList<Notice>();
        byPlace.forEach((place, one) -> {
            var desk = posts.deskFor(duty, place);
            for (var holder : desks.computeIfAbsent(desk, posts::holders)) {
                queue.add(new Notice(
                        new Recipient.Staff(holder.person()),
                        template,
                        values(place, one, level),
                        "%s/%s/%s/%s/%s".formatted(template, duty, place, today, holder.person()),
                        false,
                        place));
            }
        });
        notices.queue(queue);
        return queue.size();
    }

    private Map<String, String> values(PlaceCode place, Owed owed, Level level) {
        var item = items.find(places.get(owed.place()), owed.item())
                .map(Item::name)
                .orElse(owed.item());
        return Map.of(
                "place", places.fullName(place),
                "count", String.valueOf(owed.count()),
                "item", level == Level.VILLAGE ? item : places.get(owed.place()).name() + item,
                "due", Shanghai.date(owed.dueOn()),
                "link", url + (level == Level.VILLAGE ? "/work/open" : "/open/" + place));
    }
}
