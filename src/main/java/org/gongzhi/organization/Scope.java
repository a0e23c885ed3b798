package org.gongzhi.organization;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;

/**
 * What one person may see or act in today (权限范围): duties × places, nothing else. Made only from posts in force, and
 * empty without them, so that forgetting a check shows nothing instead of everything.
 *
 * <p>A repository narrows its rows with three arrays, which are empty for {@link #none()}:
 *
 * <pre>{@code
 * where (m.desk_body = any(:bodies)
 *        or exists (select 1 from unnest(:froms, :untils) as mine(low, high)
 *                    where m.place >= mine.low and m.place < mine.high))
 * }</pre>
 */
public final class Scope {

    private static final Scope NONE = new Scope(List.of(), Set.of(), Set.of(), Set.of());

    private final List<PlaceCode> places;
    private final Set<String> bodies;
    private final Set<Desk> held;
    private final Set<Desk> desks;

    private Scope(List<PlaceCode> places, Set<String> bodies, Set<Desk> held, Set<Desk> desks) {
        this.places = places;
        this.bodies = bodies;
        this.held = held;
        this.desks = desks;
    }

    /** Sees nothing, may do nothing. */
    public static Scope none() {
        return NONE;
    }

    static Scope of(Collection<PlaceCode> places, Set<String> bodies, Set<Desk> held, Set<Desk> desks) {
        return new Scope(widest(places), Set.copyOf(bodies), Set.copyOf(held), Set.copyOf(desks));
    }

    /** Whether the place lies in one of mine. */
    public boolean sees(PlaceCode place) {
        return places.stream().anyMatch(place::isWithin);
    }

    /** Whether what was given to this body was given to me. */
    public boolean seesBody(String body) {
        return bodies.contains(body);
    }

    public boolean isEmpty() {
        return places.isEmpty() && bodies.isEmpty();
    }

    /** My places, none inside another. */
    public List<PlaceCode> places() {
        return places;
    }

    public Set<String> bodies() {
        return bodies;
    }

    /** The desks I answer for today: my own, and those that fall to me because nobody holds them. */
    public Set<Desk> desks() {
        return desks;
    }

    /** Whether I hold a post with this duty at exactly this place. */
    public boolean holds(String duty, PlaceCode place) {
        return held.contains(Desk.of(duty, place));
    }

    /**
     * Stops whoever the place does not belong to.
     *
     * @throws Refusal if the place is not mine
     */
    public void require(PlaceCode place) {
        if (!sees(place)) {
            throw Refusal.forbidden("organization.outside-your-scope");
        }
    }

    /**
     * Stops whoever neither the place nor the body belongs to.
     *
     * @throws Refusal if neither is mine
     */
    public void require(PlaceCode place, String body) {
        if (!seesBody(body)) {
            require(place);
        }
    }

    /** Where each of my places begins, in the order of {@link #untils()}. */
    public String[] froms() {
        return places.stream().map(PlaceCode::from).toArray(String[]::new);
    }

    /** Where each of my places ends, itself excluded. */
    public String[] untils() {
        return places.stream().map(PlaceCode::until).toArray(String[]::new);
    }

    public String[] bodyCodes() {
        return bodies.stream().sorted().toArray(String[]::new);
    }

    public String[] deskKeys() {
        return desks.stream().map(Desk::key).sorted().toArray(String[]::new);
    }

    private static List<PlaceCode> widest(Collection<PlaceCode> places) {
        return places.stream()
                .distinct()
                .filter(place -> places.stream().noneMatch(other -> !other.equals(place) && place.isWithin(other)))
                .sorted(Comparator.comparing(PlaceCode::value))
                .toList();
    }
}
