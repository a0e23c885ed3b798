package org.gongzhi.seal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The seals there are and who keeps them. Registered and handed over under the eyes of the town; the keeper is never
 * who decides.
 */
@Service
@Transactional
public class Seals {

    private static final Set<String> MAY_REGISTER = Set.of("town-officer", "town-head");

    private final SealRepository seals;
    private final CustodyRepository custodies;
    private final Keepers keepers;
    private final Posts posts;
    private final Bodies bodies;
    private final Places places;
    private final InstantSource time;

    Seals(
            SealRepository seals,
            CustodyRepository custodies,
            Keepers keepers,
            Posts posts,
            Bodies bodies,
            Places places,
            InstantSource time) {
        this.seals = seals;
        this.custodies = custodies;
        this.keepers = keepers;
        this.posts = posts;
        this.bodies = bodies;
        this.places = places;
        this.time = time;
    }

    /** A seal somebody wants to have registered. */
    public record Registration(
            String body,
            String name,
            String kind,
            String basis,
            LocalDate begins,
            @Nullable String sleeve) {}

    /**
     * Registers a seal of a body in a village.
     *
     * @throws Refusal naming each field that is wrong, or if the place is none of this person's town
     */
    public Seal register(Registration wish, UUID person) {
        var body = bodies.find(wish.body()).orElseThrow(() -> Refusal.invalidFields(Map.of("body", "seal.field.body")));
        check(wish, body.place());
        authority(person, body.place());
        var seal = new Seal(
                seals.nextCode(body.place()),
                body.place(),
                body.code(),
                wish.name().strip(),
                wish.kind(),
                wish.basis().strip(),
                wish.begins(),
                null,
                wish.sleeve() == null || wish.sleeve().isBlank()
                        ? null
                        : wish.sleeve().strip());
        try {
            seals.insert(seal);
        } catch (DuplicateKeyException _) {
            throw Refusal.conflict("seal.registered-meanwhile");
        }
        return seal;
    }

    private void check(Registration wish, PlaceCode place) {
        var wrong = new LinkedHashMap<String, String>();
        if (places.get(place).level() != Level.VILLAGE) {
            wrong.put("body", "seal.field.body");
        }
        if (wish.name().strip().length() < 2 || wish.name().length() > 60) {
            wrong.put("name", "seal.field.name");
        }
        if (!Seal.KINDS.contains(wish.kind())) {
            wrong.put("kind", "seal.field.kind");
        }
        if (wish.basis().strip().length() < 2 || wish.basis().length() > 200) {
            wrong.put("basis", "seal.field.basis");
        }
        if (wish.sleeve() != null
                && !wish.sleeve().isBlank()
                && !wish.sleeve().strip().matches("[0-9A-Za-z._-]{1,40}")) {
            wrong.put("sleeve", "seal.field.sleeve");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
    }

    /** Hands a seal over to its next keeper, from today on. */
    public void handOver(String code, UUID keeper, String basis, UUID by) {
        handOver(code, keeper, basis, Shanghai.day(time.instant()), by);
    }

    /**
     * The same for a hand-over that is noted later than it happened.
     *
     * @param from the first day of the new keeper
     * @throws Refusal if that person is a head, has no post that may keep it, the day lies ahead or before the last
     *     hand-over, or whoever asks is not of the town
     */
    public void handOver(String code, UUID keeper, String basis, LocalDate from, UUID by) {
        var seal = seals.lock(code).orElseThrow(() -> Refusal.unknown("seal.unknown", code));
        var as = authority(by, seal.place());
        var today = Shanghai.day(time.instant());
        if (from.isAfter(today) || custodies.of(code).stream().anyMatch(custody -> from.isBefore(custody.begins()))) {
            throw Refusal.invalidFields(Map.of("handover", "seal.field.handover-day"));
        }
        if (!seal.inForce(today)) {
            throw Refusal.conflict("seal.retired", seal.name());
        }
        if (basis.strip().length() < 2 || basis.length() > 200) {
            throw Refusal.invalidFields(Map.of("handover", "seal.field.basis"));
        }
        var post = keepers.mayKeep(keeper, seal, today);
        custodies.end(code, from);
        custodies.insert(
                new Custody(code, keeper, post.personName(), post.title(), post.body(), from, null, basis.strip()),
                by,
                as,
                time.instant());
    }

    /** Takes a seal out of use, such as one cut anew; its register stays. */
    public void retire(String code, UUID by) {
        var seal = seals.lock(code).orElseThrow(() -> Refusal.unknown("seal.unknown", code));
        authority(by, seal.place());
        var today = Shanghai.day(time.instant());
        seals.retire(code, today);
        custodies.end(code, today);
    }

    private Post authority(UUID person, PlaceCode place) {
        return posts.of(person).stream()
                .filter(post -> MAY_REGISTER.contains(post.duty()) && place.isWithin(post.place()))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("seal.may-not-register", places.fullName(place)));
    }

    boolean mayRegister(UUID person, PlaceCode place) {
        return posts.of(person).stream()
                .anyMatch(post -> MAY_REGISTER.contains(post.duty()) && place.isWithin(post.place()));
    }

    /** The places in which this person may register seals. */
    List<PlaceCode> mayRegisterIn(UUID person) {
        return posts.of(person).stream()
                .filter(post -> MAY_REGISTER.contains(post.duty()))
                .map(Post::place)
                .distinct()
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Seal> find(String code) {
        return seals.find(code);
    }

    /**
     * The seal as seen from a scope.
     *
     * @throws Refusal as unknown when it does not exist or lies outside
     */
    @Transactional(readOnly = true)
    Seal get(String code, Scope scope) {
        return seals.find(code)
                .filter(seal -> scope.sees(seal.place()))
                .orElseThrow(() -> Refusal.unknown("seal.unknown", code));
    }

    @Transactional(readOnly = true)
    List<Seal> within(Scope scope) {
        return seals.within(scope);
    }

    @Transactional(readOnly = true)
    public List<Seal> at(PlaceCode place) {
        return seals.at(place);
    }

    @Transactional(readOnly = true)
    Optional<Custody> keeper(String code, LocalDate day) {
        return custodies.on(code, day);
    }

    @Transactional(readOnly = true)
    List<Custody> custodies(String code) {
        return custodies.of(code);
    }
}
