package org.gongzhi.search;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks whoever has just reported whether it is the same as what a neighbour reported (我也是). Says of the other only what
 * its procedure publishes. What is answered merges nothing: it is a hint for the officer, who decides.
 */
@Service
@Transactional
public class Offers {

    private static final int MOST = 3;

    private final Duplicates duplicates;
    private final Offering offering;
    private final Procedures procedures;
    private final Places places;
    private final JdbcClient jdbc;
    private final InstantSource time;

    Offers(
            Duplicates duplicates,
            Offering offering,
            Procedures procedures,
            Places places,
            JdbcClient jdbc,
            InstantSource time) {
        this.duplicates = duplicates;
        this.offering = offering;
        this.procedures = procedures;
        this.places = places;
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * What a resident may be told of another report.
     *
     * @param place down to the village; null when its procedure does not publish the place
     * @param category null when it has none or does not publish it
     * @param thing what both name, such as 电梯; null when they name none of the things everybody sees
     * @param state in the words residents read
     */
    public record Offer(
            MatterNumber number,
            @Nullable String place,
            @Nullable String category,
            @Nullable String thing,
            String state,
            Instant opened) {}

    /** Reports by others, made before, that may be the same; three at most, none about people. */
    @Transactional(readOnly = true)
    public List<Offer> of(Matter matter) {
        if (!offering.allows(matter.category(), duplicates.said(matter))) {
            return List.of();
        }
        return duplicates.of(matter).stream()
                .map(Duplicates.Match::matter)
                .filter(other -> other.openedAt().isBefore(matter.openedAt()))
                .filter(other -> procedures.of(other).publishes("state"))
                .filter(other -> offering.allows(other.category(), duplicates.said(other)))
                .limit(MOST)
                .map(other -> offer(other, duplicates.said(matter)))
                .toList();
    }

    private Offer offer(Matter other, String said) {
        var procedure = procedures.of(other);
        return new Offer(
                other.number(),
                procedure.publishes("place") ? village(other) : null,
                procedure.publishes("category") ? other.category() : null,
                offering.common(said, duplicates.said(other)),
                procedure.state(other.state()).shown(),
                other.openedAt());
    }

    private @Nullable String village(Matter matter) {
        return places.ancestor(matter.place(), Level.VILLAGE)
                .flatMap(places::find)
                .map(place -> place.name())
                .orElse(null);
    }

    /**
     * Keeps that the reporter said: the same. Says whether it was one of those offered; saying it again changes
     * nothing.
     */
    public boolean accept(Matter matter, MatterNumber other) {
        var offered = of(matter).stream().anyMatch(offer -> offer.number().equals(other));
        if (offered) {
            jdbc.sql("""
                            insert into search.same (county, number, other, said_at)
                            values (:county, :number, :other, :at)
                                on conflict (county, number) do update set other = excluded.other, said_at = excluded.said_at
                            """)
                    .param("county", matter.number().county())
                    .param("number", matter.number().value())
                    .param("other", other.value())
                    .param("at", utc(time.instant()))
                    .update();
        }
        return offered;
    }

    /** The matter its reporter called the same. */
    Optional<MatterNumber> saidOf(MatterNumber number) {
        return jdbc.sql("select other from search.same where county = :county and number = :number")
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> new MatterNumber(row.getString(1)))
                .optional();
    }

    /** Matters whose reporters called this one the same. */
    Set<MatterNumber> saidBy(MatterNumber other) {
        return Set.copyOf(jdbc.sql("select number from search.same where other = :other")
                .param("other", other.value())
                .query((row, _) -> new MatterNumber(row.getString(1)))
                .list());
    }
}
