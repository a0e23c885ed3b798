package org.gongzhi.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bodies of the five-level chain, and those around it. */
@Service
@Transactional
public class Bodies {

    /** What kinds of body there are; {@code organization.kind.<kind>} is the Chinese name. */
    public static final Set<String> KINDS = Set.of(
            "party", "government", "committee", "centre", "department", "supervision", "property", "owners", "company");

    static final String DEPARTMENT_DUTY = "department-officer";
    static final String FALLBACK_DUTY = "community-officer";

    private final BodyRepository repository;
    private final Places places;
    private final CurrentPosts current;

    Bodies(BodyRepository repository, Places places, CurrentPosts current) {
        this.repository = repository;
        this.places = places;
        this.current = current;
    }

    /**
     * A body to be founded.
     *
     * @param officePhone what residents may call when a post has no number of its own
     */
    public record Founding(Body body, @Nullable String officePhone) {}

    @Transactional(readOnly = true)
    public Optional<Body> find(String code) {
        return repository.find(code);
    }

    /**
     * One body.
     *
     * @throws Refusal if there is none of that code
     */
    @Transactional(readOnly = true)
    public Body get(String code) {
        return find(code).orElseThrow(() -> Refusal.invalid("organization.unknown-body", code));
    }

    /** Bodies that answer for the place or for places in it, of every kind when none is named. */
    @Transactional(readOnly = true)
    public List<Body> list(@Nullable String kind, PlaceCode within) {
        return repository.within(within, kind);
    }

    /** The departments that may be given a matter of this place: those of its county. */
    @Transactional(readOnly = true)
    public List<Body> departments(PlaceCode place) {
        return repository.within(new PlaceCode(place.county()), "department");
    }

    /** Bodies that may hold a post at the place, the nearest first. */
    @Transactional(readOnly = true)
    public List<Body> around(PlaceCode place) {
        return repository.around(place);
    }

    /** Founds bodies, those above first; a body that exists stays as it is. */
    public void found(List<Founding> foundings) {
        foundings.forEach(founding -> check(founding.body()));
        repository.insert(foundings);
        current.changed();
    }

    /**
     * Brings a body that exists up to date; whether anything changed.
     *
     * @throws Refusal if it would become another kind of body or answer for another place
     */
    boolean change(Founding founding) {
        check(founding.body());
        var known = get(founding.body().code());
        if (!known.kind().equals(founding.body().kind())
                || !known.place().equals(founding.body().place())) {
            throw Refusal.conflict("organization.body-is-another", known.name());
        }
        current.changed();
        return repository.change(founding);
    }

    private void check(Body body) {
        if (!KINDS.contains(body.kind())) {
            throw Refusal.invalid("organization.unknown-kind", body.kind());
        }
        if (!body.code().matches("[0-9A-Za-z]+-[0-9a-z-]+")) {
            throw Refusal.invalid("organization.body-code-malformed", body.code());
        }
        places.get(body.place());
    }

    static boolean isDepartment(Body body) {
        return body.kind().equals("department");
    }
}
