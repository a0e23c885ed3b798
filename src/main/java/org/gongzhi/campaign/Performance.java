package org.gongzhi.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/** The items under way: their numbers, versions and who did what. */
final class Performance {

    private final Matters matters;
    private final Posts posts;
    private final Campaign campaign;
    private final List<Script.Opening> openings;
    private final Map<Integer, Life> lives = new ConcurrentHashMap<>();

    Performance(Matters matters, Posts posts, Campaign campaign, List<Script.Opening> openings) {
        this.matters = matters;
        this.posts = posts;
        this.campaign = campaign;
        this.openings = openings;
    }

    int town(int item) {
        var code = openings.get(item).building().code().value();
        return code.substring(0, Level.TOWN.length()).hashCode();
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
        var desk = event.who().equals("desk") ? posts.deskFor(life.duty(), place) : posts.deskFor(event.who(), place);
        var post = other(posts.holders(desk), life, event.action(), place);
        matters.perform(
                new Step(life.number(), event.action(), life.version(), event.form(), officer(post), null, event.at()));
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
