package org.gongzhi.seal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts seals, uses and what does not fit into words for staff. */
@Component
class SealPages {

    private static final int OPEN = 200;
    private static final int MISFITS = 30;

    private final Seals seals;
    private final Custodies custodies;
    private final Registrars registrars;
    private final UseRepository uses;
    private final AnomalyRepository anomalies;
    private final Procedures procedures;
    private final Bodies bodies;
    private final Places places;
    private final SealWords words;
    private final InstantSource time;

    SealPages(
            Seals seals,
            Custodies custodies,
            Registrars registrars,
            UseRepository uses,
            AnomalyRepository anomalies,
            Procedures procedures,
            Bodies bodies,
            Places places,
            SealWords words,
            InstantSource time) {
        this.seals = seals;
        this.custodies = custodies;
        this.registrars = registrars;
        this.uses = uses;
        this.anomalies = anomalies;
        this.procedures = procedures;
        this.bodies = bodies;
        this.places = places;
        this.words = words;
        this.time = time;
    }

    /**
     * One seal in a list.
     *
     * @param keeper post and name; null while nobody keeps it
     * @param mine whether the reader keeps it
     */
    record SealLine(
            Seal seal, String body, String place, @Nullable String keeper, boolean mine) {}

    /** One use in a list. */
    record UseLine(
            String number,
            String subject,
            String kind,
            String seal,
            String state,
            Tone tone,
            String impressions,
            String opened,
            @Nullable String used) {}

    /** One thing that does not fit. */
    record MisfitLine(
            String kind,
            String seal,
            @Nullable String use,
            String at,
            @Nullable String check) {}

    /**
     * Everything {@code seal/list.jte} shows.
     *
     * @param mine what waits for whoever reads this as keeper or applicant
     */
    record ListPage(
            List<UseLine> mine,
            List<UseLine> others,
            List<SealLine> seals,
            List<MisfitLine> misfits,
            boolean mayRegister) {}

    ListPage list(Scope scope, UUID person) {
        var known = seals.within(scope).stream().collect(Collectors.toMap(Seal::code, seal -> seal));
        var open = uses.open(scope, OPEN);
        var mine = open.stream().filter(use -> isFor(use, person)).toList();
        return new ListPage(
                mine.stream().map(use -> line(use, known)).toList(),
                open.stream()
                        .filter(use -> !mine.contains(use))
                        .map(use -> line(use, known))
                        .toList(),
                seals.within(scope).stream().map(seal -> line(seal, person)).toList(),
                anomalies.within(scope, MISFITS).stream()
                        .map(anomaly -> misfit(anomaly, known))
                        .toList(),
                !registrars.bodiesOf(person).isEmpty());
    }

    /** The keeper puts it on and files it; whoever applied confirms. */
    private boolean isFor(Use use, UUID person) {
        return switch (use.state()) {
            case "ready", "filing" ->
                custodies
                        .keeper(use.seal(), Shanghai.day(time.instant()))
                        .filter(keeper -> keeper.person().equals(person))
                        .isPresent();
            case "used" -> person.equals(use.asked().applicant());
            default -> false;
        };
    }

    SealLine line(Seal seal, UUID person) {
        var keeper = custodies.keeper(seal.code(), Shanghai.day(time.instant()));
        return new SealLine(
                seal,
                bodies.find(seal.body()).map(Body::name).orElse(seal.body()),
                places.fullName(seal.place()),
                keeper.map(one -> one.title() + " " + one.name()).orElse(null),
                keeper.filter(one -> one.person().equals(person)).isPresent());
    }

    UseLine line(Use use, Map<String, Seal> known) {
        var seal = known.get(use.seal());
        var used = use.usedAt();
        var asked = use.asked();
        return new UseLine(
                use.number().value(),
                asked.subject(),
                words.of("seal.use." + asked.kind()),
                seal == null ? use.seal() : seal.name(),
                procedures
                        .get(UseWitness.procedure(use.place()))
                        .state(use.state())
                        .name(),
                tone(use),
                used == null
                        ? words.of("seal.impressions", asked.copies(), asked.impressions())
                        : words.of(
                                "seal.impressions.made",
                                asked.copies(),
                                asked.impressions(),
                                use.counted() + use.excess()),
                Shanghai.shortMinute(use.openedAt()),
                used == null ? null : Shanghai.shortMinute(used));
    }

    private static Tone tone(Use use) {
        return switch (use.state()) {
            case "filed" -> use.excess() > 0 ? Tone.LATE : Tone.DONE;
            case "refused", "withdrawn", "lapsed" -> Tone.WAIT;
            default -> use.excess() > 0 ? Tone.LATE : Tone.RUN;
        };
    }

    private MisfitLine misfit(Anomaly anomaly, Map<String, Seal> known) {
        var seal = known.get(anomaly.seal());
        return new MisfitLine(
                words.of("seal.anomaly." + anomaly.kind().key()),
                seal == null ? anomaly.seal() : seal.name(),
                anomaly.use() == null ? null : anomaly.use().value(),
                Shanghai.minute(anomaly.at()),
                anomaly.matter() == null ? null : anomaly.matter().value());
    }
}
