package org.gongzhi.seal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The seals there are, registered under the eyes of whoever stands above the body. */
@Service
@Transactional
public class Seals {

    private final SealRepository seals;
    private final CustodyRepository custodies;
    private final Registrars registrars;
    private final SealRules rules;
    private final Bodies bodies;
    private final InstantSource time;

    Seals(
            SealRepository seals,
            CustodyRepository custodies,
            Registrars registrars,
            SealRules rules,
            Bodies bodies,
            InstantSource time) {
        this.seals = seals;
        this.custodies = custodies;
        this.registrars = registrars;
        this.rules = rules;
        this.bodies = bodies;
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
     * Registers a seal of a body.
     *
     * @throws Refusal naming each field that is wrong, or if this person may not register seals of that body
     */
    public Seal register(Registration wish, UUID person) {
        var body = bodies.find(wish.body()).orElseThrow(() -> Refusal.invalidFields(Map.of("body", "seal.field.body")));
        check(wish, body.place());
        registrars.require(person, body.place());
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
        if (!rules.on(Shanghai.day(time.instant()))
                .circles()
                .containsKey(place.value().length())) {
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

    /** Takes a seal out of use, such as one cut anew; its register stays. */
    public void retire(String code, UUID by) {
        var seal = seals.lock(code).orElseThrow(() -> Refusal.unknown("seal.unknown", code));
        registrars.require(by, seal.place());
        var today = Shanghai.day(time.instant());
        seals.retire(code, today);
        custodies.end(code, today);
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
                .filter(seal -> scope.sees(seal.place()) || scope.seesBody(seal.body()))
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
}
