package org.gongzhi.supervision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongzhi.evidence.Log;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.supervision.SpotCheck.Drawn;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Spot checks of which nobody chose whom (暗访抽查): announced with the whole list and the digest of a secret, drawn by the
 * first checkpoint of the public log that covers the announcement, visited unannounced, and laid open when all were.
 */
@Service
public class SpotChecks {

    static final String CHRONICLE = "spot-check";

    private static final String PROCEDURE = "spot-check";
    private static final String CONTEXT = "supervision/spot-secret";
    private static final int SUBJECT = 60;
    private static final int BASIS = 200;

    private final SpotRepository spots;
    private final Log log;
    private final Matters matters;
    private final Vault vault;
    private final InstantSource time;

    SpotChecks(SpotRepository spots, Log log, Matters matters, Vault vault, InstantSource time) {
        this.spots = spots;
        this.log = log;
        this.matters = matters;
        this.vault = vault;
        this.time = time;
    }

    /** One that could be drawn: a place, or a body. */
    public record Candidate(String code, String name) {}

    /**
     * A wish to announce a round.
     *
     * @param who in whose name, such as 白银区纪委监委
     * @param at when it was, for what is written down later; the draw never lies before it
     */
    public record Announcement(
            PlaceCode area, String subject, String basis, List<Candidate> frame, int size, String who, Instant at) {}

    /**
     * Announces a round; returns its code.
     *
     * @throws Refusal naming each field that is wrong
     */
    @Transactional
    public String announce(Announcement wish) {
        check(wish);
        var secret = HexFormat.of().formatHex(Locks.random(Locks.KEY));
        var frame = wish.frame().stream()
                .map(unit -> new Sample.Unit(unit.code(), unit.name()).line())
                .sorted()
                .distinct()
                .collect(Collectors.joining("\n", "", "\n"));
        var check = new SpotCheck(
                Ids.next(),
                spots.nextCode(wish.area().county(), Shanghai.day(wish.at()).getYear()),
                wish.area(),
                wish.subject().strip(),
                wish.basis().strip(),
                frame,
                wish.frame().size(),
                wish.size(),
                Sample.commitment(secret),
                wish.at(),
                wish.who(),
                null,
                null,
                null,
                null);
        spots.insert(check, vault.seal(secret, CONTEXT), text(check));
        return check.code();
    }

    private static void check(Announcement wish) {
        var errors = new HashMap<String, String>();
        if (wish.subject().isBlank() || wish.subject().length() > SUBJECT) {
            errors.put("subject", "supervision.check.subject-missing");
        }
        if (wish.basis().isBlank() || wish.basis().length() > BASIS) {
            errors.put("basis", "supervision.check.basis-missing");
        }
        if (wish.size() < 1 || wish.size() > wish.frame().size()) {
            errors.put("size", "supervision.check.size-wrong");
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalidFields(errors);
        }
    }

    /** Draws every round whose checkpoint is there; returns how many. */
    public int drawDue() {
        return (int) spots.waiting().stream().filter(this::draw).count();
    }

    /**
     * Not one transaction: each matter is opened under a key of its own, so that a draw broken off goes on where it
     * stopped, and comes to the same units.
     */
    private boolean draw(SpotCheck check) {
        var note = log.indexOf(CHRONICLE, check.code()).flatMap(log::firstCovering);
        if (note.isEmpty()) {
            return false;
        }
        var root = note.get().lines().skip(2).findFirst().orElseThrow();
        var seed = Sample.seed(secret(check), root);
        var drawn = Sample.draw(Sample.Unit.all(check.frame()), seed, check.size());
        var known = spots.units(check.id()).stream().map(Drawn::code).toList();
        for (int turn = 1; turn <= drawn.size(); turn++) {
            var unit = drawn.get(turn - 1);
            if (!known.contains(unit.code())) {
                spots.insert(check.id(), new Drawn(turn, unit.code(), unit.name(), open(check, unit), "drawn", null));
            }
        }
        return spots.draw(check.id(), note.get(), root, time.instant());
    }

    private String open(SpotCheck check, Sample.Unit unit) {
        var place = PlaceCode.isCode(unit.code()) ? new PlaceCode(unit.code()) : check.area();
        return matters.open(new Opening(
                        PROCEDURE,
                        place,
                        null,
                        "web",
                        Map.of("unit", unit.name(), "subject", check.subject(), "check", check.code()),
                        new Actor.Time(),
                        "spot/" + check.code() + "/" + unit.code(),
                        null))
                .number()
                .value();
    }

    /** The secret of a round, once everybody may know it. */
    Optional<String> revealed(SpotCheck check) {
        return check.isOpen() ? Optional.of(secret(check)) : Optional.empty();
    }

    private String secret(SpotCheck check) {
        return vault.open(spots.secret(check.id()), CONTEXT);
    }

    /** Word for word what goes into the public log. */
    static String text(SpotCheck check) {
        return String.join(
                "\n",
                "spot-check " + check.code(),
                "area " + check.area().value(),
                "subject " + check.subject(),
                "units " + check.units(),
                "size " + check.size(),
                "frame-sha256 " + Sha256.hex(check.frame()),
                "secret-sha256 " + check.commitment(),
                "announced " + check.announced());
    }
}
