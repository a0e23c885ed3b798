package org.gongzhi.organization;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.Titles;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who holds which post, and therefore who may do what. Questions are answered from memory and cost no statement; who
 * acts is decided when asked, so a change of post-holder needs no migration.
 */
@Service
public class Posts implements Titles {

    private final PostRepository repository;
    private final CurrentPosts current;
    private final AppointmentRules rules;
    private final Duties duties;
    private final Places places;
    private final InstantSource clock;

    Posts(
            PostRepository repository,
            CurrentPosts current,
            AppointmentRules rules,
            Duties duties,
            Places places,
            InstantSource clock) {
        this.repository = repository;
        this.current = current;
        this.rules = rules;
        this.duties = duties;
        this.places = places;
        this.clock = clock;
    }

    /** The posts a person holds today. */
    public List<Post> of(UUID person) {
        return current.index().of(person);
    }

    /** What a person may see and act in today; {@link Scope#none()} without a post. */
    public Scope scopeOf(UUID person) {
        return current.index().scopeOf(person);
    }

    /** Who sits at exactly this desk today. */
    public List<Post> at(Desk desk) {
        return current.index().at(desk);
    }

    /** Who holds a post in this body today. */
    public List<Post> inBody(String body) {
        return current.index().inBody(body);
    }

    /**
     * Who answers for the desk today: whoever sits there; else the nearest place above with the same duty; else the
     * duty that acts in its place. Empty only when nobody is left above.
     */
    public List<Post> holders(Desk desk) {
        return current.index().holders(desk);
    }

    /**
     * The desk of a duty for a place: at the place of the duty's tier around it, or at the next place above where the
     * tier is skipped or the place lies higher. A volunteer's desk stands only where somebody volunteers.
     */
    public Desk deskFor(String duty, PlaceCode place) {
        var known = duties.get(duty);
        var desk = Desk.of(duty, tierOf(known, places.get(place)));
        if (known.bodyBound()) {
            return bodyOf(desk).orElse(desk);
        }
        return known.isVoluntary() && known.above() != null && at(desk).isEmpty()
                ? deskFor(known.above(), place)
                : desk;
    }

    /** A duty that sees only its body sits at the body's own desk, where one body alone has it. */
    private Optional<Desk> bodyOf(Desk duty) {
        var bodies = current.index().posts().stream()
                .filter(post -> post.desk().equals(duty))
                .map(Post::body)
                .distinct()
                .toList();
        return bodies.size() == 1 ? Optional.of(Desk.ofBody(bodies.getFirst())) : Optional.empty();
    }

    private PlaceCode tierOf(Duty duty, Place place) {
        if (place.code().value().length() <= duty.level().length() || place.parent() == null) {
            return place.code();
        }
        return tierOf(duty, places.get(place.parent()));
    }

    /** One post, whenever it was or will be held. */
    @Transactional(readOnly = true)
    public Optional<Post> find(UUID post) {
        return repository.find(post);
    }

    /** Every post a person held, holds or will hold. */
    @Transactional(readOnly = true)
    public List<Post> everOf(UUID person) {
        return repository.everOf(person);
    }

    /**
     * Gives a person a post.
     *
     * @throws Refusal if the duty, body or place is unknown, or the place is not the duty's or the body's
     */
    @Transactional
    public Post appoint(Appointment appointment) {
        return appoint(appointment, null);
    }

    @Transactional
    Post appoint(Appointment appointment, @Nullable UUID by) {
        var id = appointAll(List.of(appointment), by).getFirst();
        return repository.find(id).orElseThrow();
    }

    /** Gives many posts at once, all or none. */
    @Transactional
    public void appointAll(List<Appointment> appointments) {
        appointAll(appointments, null);
    }

    @Transactional
    List<UUID> appointAll(List<Appointment> appointments, @Nullable UUID by) {
        var names = rules.check(appointments);
        var ids = appointments.stream().map(_ -> Ids.next()).toList();
        try {
            repository.insert(ids, appointments, names, clock.instant(), by);
        } catch (DuplicateKeyException _) {
            throw Refusal.conflict(
                    "organization.already-held", appointments.getFirst().title());
        }
        current.changed();
        return ids;
    }

    /**
     * Ends a post.
     *
     * @param until the first day on which it is held no longer
     * @throws Refusal if it is unknown, ended before that day, or would end before it began
     */
    @Transactional
    public void end(UUID post, LocalDate until) {
        end(post, until, null);
    }

    @Transactional
    void end(UUID post, LocalDate until, @Nullable UUID by) {
        var known = find(post).orElseThrow(() -> Refusal.unknown("organization.unknown-post"));
        if (until.isBefore(known.from())) {
            throw Refusal.invalid("organization.ends-before-it-began");
        }
        if (!repository.end(post, until, clock.instant(), by)) {
            throw Refusal.conflict("organization.already-ended");
        }
        current.changed();
    }

    /** The posts of today in my places and my bodies. */
    public List<Post> inForce(Scope scope) {
        return current.index().posts().stream()
                .filter(post -> scope.sees(post.place()) || scope.seesBody(post.body()))
                .toList();
    }

    /** The desks in the place that ought to have somebody and have nobody, and who answers meanwhile. */
    public List<Gap> gaps(PlaceCode within) {
        return current.index().gaps(within);
    }

    /** How many of the desks in the place that ought to have somebody do. */
    public Coverage coverage(PlaceCode within) {
        return current.index().establishment().coverage(within, _ -> true);
    }

    /** The same for one duty. */
    public Coverage coverage(PlaceCode within, String duty) {
        return current.index()
                .establishment()
                .coverage(within, slot -> slot.duty().key().equals(duty));
    }

    @Override
    public String titleOf(UUID person) {
        return of(person).stream().map(Post::title).findFirst().orElse("");
    }
}
