package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the rolls, line upon line; the newest line of a unit counts. */
@Repository
class RollRepository {

    private static final String CURRENT = """
            select * from (
                select distinct on (unit) * from decision.roll where vote = :vote order by unit, seq desc
            ) newest where not removed
            """;

    private final JdbcClient jdbc;

    RollRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What happened to a roll, with what it was afterwards. */
    record Event(
            int seq,
            String kind,
            @Nullable String unit,
            String said,
            String digest,
            int units,
            long area,
            int heads,
            Instant at) {}

    void clear(String vote) {
        jdbc.sql("delete from decision.roll where vote = :vote")
                .param("vote", vote)
                .update();
    }

    /** All in one statement: ten thousand lines are one trip. */
    void insertAll(String vote, List<RollLine> lines, List<byte[]> digests) {
        jdbc.sql("""
                        insert into decision.roll (vote, unit, seq, building, area, owners, contact, contact_digest, household, name)
                        select :vote, unit, 1, building, area, string_to_array(owners, ' '),
                               decode(nullif(contact, ''), 'hex'), decode(nullif(digest, ''), 'hex'),
                               household, decode(nullif(name, ''), 'hex')
                          from unnest(:units, :buildings, :areas, :owners, :contacts, :digests, :households, :names)
                               as line(unit, building, area, owners, contact, digest, household, name)
                        """)
                .param("vote", vote)
                .param("units", lines.stream().map(RollLine::unit).toArray(String[]::new))
                .param("buildings", lines.stream().map(RollLine::building).toArray(String[]::new))
                .param("areas", lines.stream().map(RollLine::area).toArray(Long[]::new))
                .param(
                        "owners",
                        lines.stream()
                                .map(line -> String.join(" ", line.owners()))
                                .toArray(String[]::new))
                .param(
                        "contacts",
                        lines.stream().map(line -> hex(line.contact())).toArray(String[]::new))
                .param("households", lines.stream().map(RollLine::household).toArray(String[]::new))
                .param("names", lines.stream().map(line -> hex(line.name())).toArray(String[]::new))
                .param("digests", digests.stream().map(RollRepository::hex).toArray(String[]::new))
                .update();
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }

    void add(String vote, RollLine line, boolean removed) {
        jdbc.sql("""
                        insert into decision.roll (vote, unit, seq, building, area, owners, contact, contact_digest, removed, household, name)
                        select :vote, :unit, coalesce(max(seq), 0) + 1, :building, :area, string_to_array(:owners, ' '),
                               :contact, (array_agg(contact_digest order by seq desc))[1], :removed, :household, :name
                          from decision.roll where vote = :vote and unit = :unit
                        """)
                .param("vote", vote)
                .param("unit", line.unit())
                .param("building", line.building())
                .param("area", line.area())
                .param("owners", String.join(" ", line.owners()))
                .param("contact", line.contact(), Types.BINARY)
                .param("removed", removed)
                .param("household", line.household(), Types.VARCHAR)
                .param("name", line.name(), Types.BINARY)
                .update();
    }

    /** The roll as it stands, in the order of units. */
    List<RollLine> current(String vote) {
        return jdbc.sql(CURRENT + " order by unit")
                .param("vote", vote)
                .query((row, _) -> line(row))
                .list();
    }

    Optional<RollLine> find(String vote, String unit) {
        return jdbc.sql("""
                        select * from (
                            select * from decision.roll where vote = :vote and unit = :unit order by seq desc limit 1
                        ) newest where not removed
                        """)
                .param("vote", vote)
                .param("unit", unit)
                .query((row, _) -> line(row))
                .optional();
    }

    /** The units whose contact is this phone. */
    List<RollLine> ofContact(String vote, byte[] digest) {
        return jdbc.sql(CURRENT + " and contact_digest = :digest order by unit")
                .param("vote", vote)
                .param("digest", digest)
                .query((row, _) -> line(row))
                .list();
    }

    void event(String vote, Event event) {
        jdbc.sql("""
                        insert into decision.roll_event (vote, seq, kind, unit, said, digest, units, area, heads, at)
                        select :vote, coalesce(max(seq), 0) + 1, :kind, :unit, :said, :digest, :units, :area, :heads, :at
                          from decision.roll_event where vote = :vote
                        """)
                .param("vote", vote)
                .param("kind", event.kind())
                .param("unit", event.unit(), Types.VARCHAR)
                .param("said", event.said())
                .param("digest", event.digest())
                .param("units", event.units())
                .param("area", event.area())
                .param("heads", event.heads())
                .param("at", utc(event.at()))
                .update();
    }

    List<Event> events(String vote) {
        return jdbc.sql("select * from decision.roll_event where vote = :vote order by seq")
                .param("vote", vote)
                .query((row, _) -> new Event(
                        row.getInt("seq"),
                        row.getString("kind"),
                        row.getString("unit"),
                        row.getString("said"),
                        row.getString("digest"),
                        row.getInt("units"),
                        row.getLong("area"),
                        row.getInt("heads"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static RollLine line(ResultSet row) throws SQLException {
        return new RollLine(
                row.getString("unit"),
                row.getString("building"),
                row.getLong("area"),
                Set.of((String[]) row.getArray("owners").getArray()),
                row.getBytes("contact"),
                row.getString("household"),
                row.getBytes("name"));
    }
}
