package org.gongzhi.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Readings;
import org.gongzhi.kernel.Ids;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.ActorRule;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.PersonalAnswers;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Relations;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what somebody from outside may see of a matter: what its procedure publishes, and no more. */
@Component
class PublicMatters {

    private final Register register;
    private final Relations relations;
    private final Procedures procedures;
    private final PersonalAnswers personal;
    private final Timeline timeline;
    private final Readings readings;
    private final Places places;
    private final Posts posts;
    private final Bodies bodies;
    private final InstantSource time;

    PublicMatters(
            Register register,
            Relations relations,
            Procedures procedures,
            PersonalAnswers personal,
            Timeline timeline,
            Readings readings,
            Places places,
            Posts posts,
            Bodies bodies,
            InstantSource time) {
        this.register = register;
        this.relations = relations;
        this.procedures = procedures;
        this.personal = personal;
        this.timeline = timeline;
        this.readings = readings;
        this.places = places;
        this.posts = posts;
        this.bodies = bodies;
        this.time = time;
    }

    Onlooker onlooker(Matter matter, @Nullable Phone phone, @Nullable String key) {
        var opens = register.opens(matter.number(), key) ? key : null;
        var asked = new Onlooker(phone, opens, false);
        return new Onlooker(phone, opens, register.isReporter(matter, asked.actor()));
    }

    PublicMatter page(Matter matter, Onlooker who, PublicMatter.@Nullable Refused refused) {
        var procedure = procedures.of(matter);
        var now = time.instant();
        // What is merged into another matter goes on where that one is.
        var leading = relations.leading(matter);
        var clock = leading.nextDue(procedures.of(leading));
        var state = procedure.state(matter.state());
        return new PublicMatter(
                matter.number().value(),
                procedure.id(),
                procedure.name(),
                who.trusted() || procedure.publishes("title") ? matter.title() : procedure.name(),
                state.shown(),
                Left.of(clock == null ? null : clock.dueAt(), now, matter.ended(), matter.version() == 1)
                        .tone(),
                matter.ended(),
                procedure.publishes("category") ? matter.category() : null,
                place(procedure, matter, who),
                procedure.publishes("submitted") ? matter.openedAt() : null,
                clock == null || !procedure.publishes("due") ? null : due(procedures.of(leading), clock, now),
                procedure.publishes("closed") ? matter.closedAt() : null,
                handler(leading.desk()),
                procedure.publishes("timeline") || who.trusted() ? timeline.of(matter, who) : List.of(),
                next(procedures.of(leading), leading, clock),
                who.trusted(),
                who.trusted() ? register.linkKey(matter.number()) : "",
                matter.version() == 1 && who.trusted(),
                who.trusted() ? personal.maskedPhone(matter).orElse(null) : null,
                doable(matter, who),
                who.trusted() && !who.reporter() ? proofFor(procedure, matter) : List.of(),
                who.reporter() ? readings(procedure, matter) : List.of(),
                matter.version(),
                refused);
    }

    /** The place down to the village; the door itself only for those who know what was said. */
    @Nullable
    String place(Procedure procedure, Matter matter, Onlooker who) {
        if (who.trusted()) {
            return places.fullName(matter.place());
        }
        return procedure.publishes("place") ? places.fullName(village(matter.place())) : null;
    }

    private PlaceCode village(PlaceCode place) {
        return places.ancestor(place, Level.VILLAGE)
                .or(() -> places.ancestor(place, Level.TOWN))
                .or(() -> places.ancestor(place, Level.COUNTY))
                .orElse(place);
    }

    private static PublicMatter.Due due(Procedure procedure, Clock clock, Instant now) {
        var rule = procedure.clocks().get(clock.key());
        var third = Duration.between(clock.startedAt(), clock.dueAt()).dividedBy(3);
        return new PublicMatter.Due(
                rule == null ? clock.key() : rule.name(),
                clock.dueAt(),
                clock.dueAt().minus(third),
                now);
    }

    /** Whoever answers for the desk today. */
    private PublicMatter.Handler handler(Desk desk) {
        var holder = posts.holders(desk).stream().findFirst();
        var phone = holder.map(Post::officePhone).orElse(null);
        if (desk.isBody()) {
            return new PublicMatter.Handler(
                    bodies.find(desk.body()).map(Body::name).orElse(""), "", phone);
        }
        var place = places.get(desk.place()).name();
        return new PublicMatter.Handler(holder.map(Post::bodyName).orElse(place), place, phone);
    }

    /** What is still to come; each limit is named where it begins, and only once. */
    private static List<PublicMatter.Next> next(Procedure procedure, Matter matter, @Nullable Clock running) {
        var named = new HashSet<String>();
        if (running != null) {
            named.add(running.key());
        }
        return Course.after(procedure, matter.state()).stream()
                .map(state -> new PublicMatter.Next(
                        state.shown(),
                        Course.limits(procedure, state).stream()
                                .filter(rule -> named.add(rule.key()))
                                .map(rule -> rule.limitFor(matter.priority()).chinese())
                                .findFirst()
                                .orElse("")))
                .toList();
    }

    private List<PublicMatter.Doable> doable(Matter matter, Onlooker who) {
        return register.lawful(matter, who.actor()).stream()
                .map(action -> new PublicMatter.Doable(
                        action,
                        Ids.next().toString(),
                        !matter.ended() && action.from().size() == 1))
                .toList();
    }

    private static List<String> proofFor(Procedure procedure, Matter matter) {
        return procedure
                .actionsFrom(matter.state())
                .filter(action -> action.by().contains(new ActorRule.TheReporter()))
                .map(Action::name)
                .toList();
    }

    private List<PublicMatter.Read> readings(Procedure procedure, Matter matter) {
        return readings.of(matter.number().value()).stream()
                .map(reading -> new PublicMatter.Read(
                        reading.at(),
                        reading.readerName(),
                        Optional.ofNullable(procedure.fields().get(reading.field()))
                                .map(Field::called)
                                .orElse(reading.field())))
                .toList();
    }
}
