package org.gongzhi.campaign;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plays a whole campaign on the places and people of a demonstration, at its simulated dates: every step through the
 * engine, by somebody whose post allows it. Nobody is told of what is only rehearsed.
 */
@Component
public class CampaignRehearsal {

    private static final int AT_ONCE = 250;

    private final Campaigns campaigns;
    private final StopRepository stops;
    private final Matters matters;
    private final Posts posts;
    private final Places places;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    CampaignRehearsal(
            Campaigns campaigns,
            StopRepository stops,
            Matters matters,
            Posts posts,
            Places places,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.campaigns = campaigns;
        this.stops = stops;
        this.matters = matters;
        this.posts = posts;
        this.places = places;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What is played.
     *
     * @param items how many things are collected in all; the other numbers follow the published campaign
     */
    public record Plot(String name, PlaceCode area, LocalDate begins, int items) {}

    /** Plays until now, or until everything that was going to happen has happened. */
    public void play(Plot plot) {
        play(plot, _ -> {}, (_, _) -> {});
    }

    /**
     * The same, with a look at the books each evening.
     *
     * @param advanced told after every so many steps
     * @param evening told after the last step of each day
     */
    Campaign play(Plot plot, IntConsumer advanced, BiConsumer<Campaign, LocalDate> evening) {
        var scenario = Scenario.of(plot.items());
        var last = plot.begins().plusDays((long) scenario.days() + scenario.afterwards());
        var end = earlier(Shanghai.startOf(last), time.instant());
        var campaign = open(plot, scenario);
        var script = Script.write(scenario, plot.begins(), end, places.buildings(campaign.area()));
        var performance = new Performance(campaign, script.openings());
        int from = 0;
        for (var day = plot.begins(); Shanghai.startOf(day).isBefore(end); day = day.plusDays(1)) {
            var today = day;
            stops.noteAll(
                    campaign.code(),
                    script.visits().stream()
                            .filter(visit -> visit.day().equals(today))
                            .map(this::stop)
                            .toList());
            var midnight = Shanghai.startOf(day.plusDays(1));
            int until = from;
            while (until < script.events().size()
                    && script.events().get(until).at().isBefore(midnight)) {
                until++;
            }
            for (int at = from; at < until; at += AT_ONCE) {
                var some = script.events().subList(at, Math.min(until, at + AT_ONCE));
                transaction.executeWithoutResult(_ -> some.forEach(performance::play));
                advanced.accept(some.size());
            }
            from = until;
            evening.accept(campaign, day);
        }
        return campaign;
    }

    private Campaign open(Plot plot, Scenario scenario) {
        var opener = posts.holders(posts.deskFor("centre-officer", plot.area())).getFirst();
        return campaigns.open(
                new Campaigns.Proposal(
                        plot.name(),
                        plot.area().value(),
                        plot.begins(),
                        plot.begins().plusDays(scenario.days() - 1L),
                        EnumSet.allOf(Channel.class),
                        "诉求大起底工作方案（样例）"),
                opener.person());
    }

    private Stop stop(Script.Visit visit) {
        var state = visit.households() == 0 ? Stop.State.NOBODY : Stop.State.VISITED;
        var code = visit.building().code();
        var body = posts.holders(posts.deskFor("grid-worker", code)).getFirst().body();
        return new Stop(code, state, visit.households(), 0, visit.day(), body);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The items under way: their numbers, versions and who did what. */
    private final class Performance {

        private final Campaign campaign;
        private final List<Script.Opening> openings;
        private final Map<Integer, Life> lives = new HashMap<>();

        Performance(Campaign campaign, List<Script.Opening> openings) {
            this.campaign = campaign;
            this.openings = openings;
        }

        void play(Script.Event event) {
            var opening = openings.get(event.item());
            var place = opening.building().code();
            if (event.action().equals("open")) {
                lives.put(event.item(), collect(opening, event.at()));
                return;
            }
            var life = lives.get(event.item());
            if (life == null) {
                throw new IllegalStateException("an item acts before it is collected");
            }
            var desk =
                    event.who().equals("desk") ? posts.deskFor(life.duty(), place) : posts.deskFor(event.who(), place);
            var post = other(posts.holders(desk), life, event.action(), place);
            matters.perform(new Step(
                    life.number(), event.action(), life.version(), event.form(), officer(post), null, event.at()));
            lives.put(event.item(), life.after(event, post));
        }

        private Life collect(Script.Opening opening, Instant at) {
            var place = opening.building().code();
            Actor actor = opening.channel().online()
                    ? new Actor.Resident(null, null)
                    : officer(posts.holders(posts.deskFor("grid-worker", place)).getFirst());
            var fields = Map.<String, Object>of("campaign", campaign.code(), "text", opening.text());
            var opened = matters.open(new Opening(
                    LedgerWitness.PROCEDURE, place, null, opening.channel().key(), fields, actor, null, at));
            return new Life(opened.number(), 1, "community-officer", null, null);
        }

        /** Somebody at the desk who may: another person than whoever did the step before, another body to ask after. */
        private Post other(List<Post> holders, Life life, String action, PlaceCode place) {
            return switch (action) {
                case "confirm-invalid", "strike-off" ->
                    holders.stream()
                            .filter(post -> !post.person().equals(life.doer()))
                            .findFirst()
                            .orElseGet(() -> first("town-officer", place));
                case "follow-up" ->
                    holders.stream()
                            .filter(post -> !post.body().equals(life.body()))
                            .findFirst()
                            .orElseGet(() -> first("supervisor", place));
                default -> holders.getFirst();
            };
        }

        private Post first(String duty, PlaceCode place) {
            return posts.holders(posts.deskFor(duty, place)).getFirst();
        }

        private static Actor.Officer officer(Post post) {
            return new Actor.Officer(post.person(), post.personName());
        }
    }

    /**
     * One item under way.
     *
     * @param duty whose holder has it
     * @param doer who rejected or finished it
     * @param body in whose name
     */
    private record Life(
            MatterNumber number,
            int version,
            String duty,
            @Nullable UUID doer,
            @Nullable String body) {

        Life after(Script.Event event, Post post) {
            var level = event.form().get("level");
            var next = level == null
                    ? duty
                    : switch (level.toString()) {
                        case "town" -> "town-officer";
                        case "county" -> "centre-officer";
                        default -> "community-officer";
                    };
            boolean counts = event.action().equals("reject") || event.action().equals("finish");
            return new Life(number, version + 1, next, counts ? post.person() : doer, counts ? post.body() : body);
        }
    }
}
