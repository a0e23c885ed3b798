package org.gongzhi.seal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who keeps which seal, and how it passes from hand to hand. The keeper is never who decides. */
@Service
@Transactional
public class Custodies {

    private final SealRepository seals;
    private final CustodyRepository custodies;
    private final Keepers keepers;
    private final Registrars registrars;
    private final InstantSource time;

    Custodies(
            SealRepository seals,
            CustodyRepository custodies,
            Keepers keepers,
            Registrars registrars,
            InstantSource time) {
        this.seals = seals;
        this.custodies = custodies;
        this.keepers = keepers;
        this.registrars = registrars;
        this.time = time;
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
     *     hand-over, or whoever asks may not register seals there
     */
    public void handOver(String code, UUID keeper, String basis, LocalDate from, UUID by) {
        var seal = seals.lock(code).orElseThrow(() -> Refusal.unknown("seal.unknown", code));
        var as = registrars.require(by, seal.place());
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

    @Transactional(readOnly = true)
    Optional<Custody> keeper(String code, LocalDate day) {
        return custodies.on(code, day);
    }

    @Transactional(readOnly = true)
    List<Custody> of(String code) {
        return custodies.of(code);
    }
}
