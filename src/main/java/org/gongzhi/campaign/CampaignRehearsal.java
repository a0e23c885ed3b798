package org.gongzhi.campaign;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Matters;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
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
        play(plot, 1, _ -> {}, (_, _) -> {});
    }

    /**
     * The same, with a look at the books each evening.
     *
     * @param lanes how many play side by side, each in transactions of its own; one lane plays in the caller's
     * @param advanced told after every so many steps
     * @param evening told after the last step of each day
     */
    Campaign play(Plot plot, int lanes, IntConsumer advanced, BiConsumer<Campaign, LocalDate> evening) {
        var scenario = Scenario.of(plot.items());
        var last = plot.begins().plusDays((long) scenario.days() + scenario.afterwards());
        var end = earlier(Shanghai.startOf(last), time.instant());
        var campaign = open(plot, scenario);
        var script = Script.write(scenario, plot.begins(), end, places.buildings(campaign.area()));
        var performance = new Performance(matters, posts, campaign, script.openings());
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
            var done = script.events().subList(from, until);
            play(performance, lanes(done, performance, lanes), advanced);
            from = until;
            evening.accept(campaign, day);
        }
        return campaign;
    }

    /** The day's events, put apart by town: what happens to one item happens in one lane, in its order. */
    private static List<List<Script.Event>> lanes(List<Script.Event> day, Performance performance, int lanes) {
        var apart = new ArrayList<List<Script.Event>>();
        for (int lane = 0; lane < lanes; lane++) {
            apart.add(new ArrayList<>());
        }
        day.forEach(event ->
                apart.get(Math.floorMod(performance.town(event.item()), lanes)).add(event));
        return apart;
    }

    private void play(Performance performance, List<List<Script.Event>> lanes, IntConsumer advanced) {
        if (lanes.size() == 1) {
            playLane(performance, lanes.getFirst(), advanced);
            return;
        }
        try (var threads = Executors.newFixedThreadPool(lanes.size())) {
            var played = lanes.stream()
                    .map(lane -> threads.submit(() -> playLane(performance, lane, advanced)))
                    .toList();
            for (var one : played) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void playLane(Performance performance, List<Script.Event> lane, IntConsumer advanced) {
        for (int at = 0; at < lane.size(); at += AT_ONCE) {
            var some = lane.subList(at, Math.min(lane.size(), at + AT_ONCE));
            transaction.executeWithoutResult(_ -> some.forEach(performance::play));
            advanced.accept(some.size());
        }
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
}
