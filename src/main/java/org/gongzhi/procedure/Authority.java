package org.gongzhi.procedure;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides who may take an action, from posts in force today and from nothing the asker says about himself. */
@Component
class Authority {

    private final Posts posts;
    private final Places places;
    private final MatterRepository matters;
    private final Outsiders outsiders;

    Authority(Posts posts, Places places, MatterRepository matters, Outsiders outsiders) {
        this.posts = posts;
        this.places = places;
        this.matters = matters;
        this.outsiders = outsiders;
    }

    /** @throws Refusal saying whose the matter is, or which other person is needed */
    Standing require(Matter matter, Action action, Actor actor) {
        if (action.phoneless() && matter.reporter() != null) {
            throw Refusal.conflict("procedure.has-phone", action.name());
        }
        var standing = standing(matter, action, actor).orElseThrow(() -> notYours(matter, action, actor));
        for (var other : action.otherThan()) {
            var doer = matter.doers().get(other.action());
            if (doer != null && same(doer, standing, other.body())) {
                throw Refusal.forbidden(
                        other.body() ? "procedure.needs-another-body" : "procedure.needs-another-person");
            }
        }
        if (!isSame(matter, action, standing)) {
            throw Refusal.forbidden("procedure.needs-same-person", action.name());
        }
        return standing;
    }

    /** Whether it is who must be the same as before; time and the past are nobody. */
    private static boolean isSame(Matter matter, Action action, Standing standing) {
        var before = action.conditions().sameAs();
        var doer = before == null ? null : matter.doers().get(before);
        return before == null || standing.person() == null || (doer != null && same(doer, standing, false));
    }

    boolean may(Matter matter, Action action, Actor actor) {
        if (action.phoneless() && matter.reporter() != null) {
            return false;
        }
        return standing(matter, action, actor)
                .filter(standing -> action.otherThan().stream().noneMatch(other -> {
                    var doer = matter.doers().get(other.action());
                    return doer != null && same(doer, standing, other.body());
                }))
                .filter(standing -> isSame(matter, action, standing))
                .isPresent();
    }

    /** @throws Refusal when the actor may not open such a matter at the place */
    Standing requireOpener(Procedure procedure, PlaceCode place, Actor actor) {
        return switch (actor) {
            case Actor.Replay(var who) -> new Standing("replay", null, who, null, null);
            case Actor.Time _ -> Standing.CLOCK;
            case Actor.Resident _ when procedure.openers().contains(new ActorRule.Everybody()) -> Standing.REPORTER;
            case Actor.Resident _ -> throw Refusal.forbidden("procedure.not-for-residents", procedure.name());
            case Actor.Officer officer ->
                procedure.openers().stream()
                        .filter(ActorRule.DutyAt.class::isInstance)
                        .map(ActorRule.DutyAt.class::cast)
                        .map(rule -> officer(officer, desk(rule.duty(), rule.level(), place))
                                .or(() -> holder(officer, rule, place)))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.forbidden("procedure.may-not-open", procedure.name(), places.fullName(place)));
        };
    }

    /** Whoever holds the duty there in a body; such a duty has no desk at the place itself. */
    private Optional<Standing> holder(Actor.Officer officer, ActorRule.DutyAt rule, PlaceCode place) {
        var at = rule.level() == null
                ? place
                : places.ancestor(place, rule.level()).orElse(place);
        return posts.of(officer.person()).stream()
                .filter(post -> post.duty().equals(rule.duty()) && post.place().equals(at))
                .findFirst()
                .map(post -> Standing.of(officer, post));
    }

    private Optional<Standing> standing(Matter matter, Action action, Actor actor) {
        return action.by().stream()
                .map(rule -> standing(matter, rule, actor))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Standing> standing(Matter matter, ActorRule rule, Actor actor) {
        return switch (actor) {
            case Actor.Replay(var who) -> Optional.of(new Standing("replay", null, who, null, null));
            case Actor.Time _ -> rule instanceof ActorRule.TheClock ? Optional.of(Standing.CLOCK) : Optional.empty();
            case Actor.Resident resident ->
                switch (rule) {
                    case ActorRule.Everybody _ -> Optional.of(Standing.REPORTER);
                    case ActorRule.TheReporter _
                    when outsiders.isReporter(matter, resident) -> Optional.of(Standing.REPORTER);
                    case ActorRule.Party(var role)
                    when outsiders.isParty(matter, role, resident) -> Optional.of(Standing.party(role));
                    default -> Optional.empty();
                };
            case Actor.Officer officer ->
                switch (rule) {
                    case ActorRule.DutyAt duty
                    when !matter.sealed() -> officer(officer, desk(duty.duty(), duty.level(), matter.place()));
                    case ActorRule.AtDesk _ -> officer(officer, matter.desk());
                    case ActorRule.Party(var role) -> party(matter, role, officer);
                    case ActorRule.AtParent _ ->
                        Optional.ofNullable(matter.parent())
                                .flatMap(matters::deskOf)
                                .flatMap(desk -> officer(officer, desk));
                    default -> Optional.empty();
                };
        };
    }

    private Optional<Standing> party(Matter matter, String role, Actor.Officer officer) {
        return matter.parties().stream()
                .filter(party -> party.role().equals(role))
                .map(Party::desk)
                .filter(Objects::nonNull)
                .flatMap(desk -> officer(officer, desk).stream())
                .findFirst();
    }

    private Optional<Standing> officer(Actor.Officer officer, Desk desk) {
        Scope scope = posts.scopeOf(officer.person());
        if (!scope.desks().contains(desk)) {
            return Optional.empty();
        }
        var held = posts.of(officer.person());
        var post = held.stream()
                .filter(one -> desk.equals(Desk.of(one.duty(), one.place())) || desk.equals(Desk.ofBody(one.body())))
                .findFirst()
                .or(() -> held.stream().findFirst());
        return Optional.of(Standing.of(officer, post.orElse(null)));
    }

    Desk desk(String duty, @Nullable Level level, PlaceCode place) {
        var from = level == null ? place : places.ancestor(place, level).orElse(place);
        return posts.deskFor(duty, from);
    }

    private Refusal notYours(Matter matter, Action action, Actor actor) {
        if (actor instanceof Actor.Resident) {
            return Refusal.forbidden(
                    matter.reporter() == null ? "procedure.needs-link" : "procedure.needs-proof", action.name());
        }
        var holders = posts.holders(matter.desk()).stream()
                .map(Post::title)
                .distinct()
                .limit(3)
                .collect(Collectors.joining("、"));
        return Refusal.forbidden("procedure.not-yours", action.name(), holders.isEmpty() ? "—" : holders);
    }

    private static boolean same(Matter.Doer doer, Standing standing, boolean body) {
        return body
                ? doer.body() != null && doer.body().equals(standing.body())
                : doer.person() != null
                        && standing.person() != null
                        && doer.person().equals(standing.person().toString());
    }
}
