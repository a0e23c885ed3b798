package org.gongzhi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/** One invented matter as it is lived: every step goes through the engine, taken by somebody whose post allows it. */
final class Story {

    private final Matters matters;
    private final Posts posts;
    private final SplittableRandom random;
    private final Instant now;
    private final PlaceCode place;
    private final Set<UUID> finishers = new HashSet<>();
    private Instant at;
    private MatterNumber number = new MatterNumber("");
    private Desk desk = new Desk("nobody@62");
    private int version;

    Story(Matters matters, Posts posts, SplittableRandom random, Instant now, PlaceCode place, Instant begins) {
        this.matters = matters;
        this.posts = posts;
        this.random = random;
        this.now = now;
        this.place = place;
        this.at = begins;
    }

    PlaceCode place() {
        return place;
    }

    Instant at() {
        return at;
    }

    MatterNumber number() {
        return number;
    }

    void open(String procedure, @Nullable String category, String channel, Map<String, Object> fields, Actor actor) {
        number = matters.open(new Opening(procedure, place, category, channel, fields, actor, null, at))
                .number();
        version = 1;
    }

    /** The matter now waits at the desk of that duty. */
    Story waitsAt(String duty) {
        desk = posts.deskFor(duty, place);
        return this;
    }

    Story waitsAtBody(String body) {
        desk = Desk.ofBody(body);
        return this;
    }

    /** Whoever has the matter on the desk acts. */
    Story act(String action, Map<String, Object> form) {
        return take(action, form, holder(desk));
    }

    Story finish(Map<String, Object> form) {
        var officer = holder(desk);
        finishers.add(officer.person());
        return take("finish", form, officer);
    }

    Story act(String duty, String action, Map<String, Object> form) {
        return take(action, form, holder(posts.deskFor(duty, place)));
    }

    Story take(String action, Map<String, Object> form, Actor actor) {
        version = matters.perform(new Step(number, action, version, form, actor, null, at))
                .version();
        return this;
    }

    /** Somebody who did not finish the matter, if there is anybody. */
    Actor.Officer holder(Desk of) {
        List<Post> holders = posts.holders(of);
        var others = holders.stream()
                .filter(post -> !finishers.contains(post.person()))
                .toList();
        var choice = others.isEmpty() ? holders : others;
        var post = choice.get(random.nextInt(choice.size()));
        return new Actor.Officer(post.person(), post.personName());
    }

    Actor.Officer holder(String duty) {
        return holder(posts.deskFor(duty, place));
    }

    /** So many minutes go by, at any hour. */
    Story minutes(int least, int most) {
        return goOnAt(at.plus(Duration.ofMinutes(random.nextInt(least, most + 1))));
    }

    /** So many hours go by; what would fall into the night is done the next morning. */
    Story hours(int least, int most) {
        var then = at.plus(Duration.ofMinutes(random.nextInt(least * 60, most * 60 + 1)))
                .atZone(Shanghai.ZONE);
        var morning = then.toLocalDate().atTime(LocalTime.of(8, 30)).plusMinutes(random.nextInt(150));
        if (then.getHour() >= 18) {
            return goOnAt(morning.plusDays(1).atZone(Shanghai.ZONE).toInstant());
        }
        return goOnAt(then.getHour() < 8 ? morning.atZone(Shanghai.ZONE).toInstant() : then.toInstant());
    }

    /** Nothing happens in the future: what comes too late happens in the time that is left. */
    private Story goOnAt(Instant then) {
        at = then.isBefore(now) ? then : at.plus(Duration.between(at, now).dividedBy(3));
        return this;
    }
}
