package org.gongzhi.seal;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the uses of seals. */
@Repository
class UseRepository {

    private final JdbcClient jdbc;

    UseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Use> find(MatterNumber number) {
        return jdbc.sql("select * from seal.use where county = :county and number = :number")
                .param("county", number.county())
                .param("number", number.value())
                .query(UseRepository::use)
                .optional();
    }

    void insert(Use use) {
        jdbc.sql("""
                        insert into seal.use (county, number, seal, place, kind, subject, applicant, digest, copies, approved,
                                              amount, decision, tier, state, opened_at, changed_at)
                        values (:county, :number, :seal, :place, :kind, :subject, :applicant, :digest, :copies, :approved,
                                :amount, :decision, :tier, :state, :opened, :changed)
                        """)
                .param("county", use.number().county())
                .param("number", use.number().value())
                .param("seal", use.seal())
                .param("place", use.place().value())
                .param("kind", use.asked().kind())
                .param("subject", use.asked().subject())
                .param("applicant", use.asked().applicant())
                .param("digest", use.asked().digest())
                .param("copies", use.asked().copies())
                .param("approved", use.asked().impressions())
                .param("amount", use.asked().amount())
                .param("decision", use.asked().decision())
                .param("tier", use.asked().tier())
                .param("state", use.state())
                .param("opened", utc(use.openedAt()))
                .param("changed", utc(use.changedAt()))
                .update();
    }

    void save(Use use) {
        jdbc.sql("""
                        update seal.use
                           set state = :state, keeper = :keeper, counted = :counted, excess = :excess,
                               used_at = :used::timestamptz, changed_at = :changed
                         where county = :county and number = :number
                        """)
                .param("county", use.number().county())
                .param("number", use.number().value())
                .param("state", use.state())
                .param("keeper", use.keeper())
                .param("counted", use.counted())
                .param("excess", use.excess())
                .param("used", use.usedAt() == null ? null : utc(use.usedAt()))
                .param("changed", utc(use.changedAt()))
                .update();
    }

    /** Under which number the same document was sealed before with this seal. */
    Optional<Use> sealedBefore(Use use) {
        return jdbc.sql("""
                        select * from seal.use
                         where seal = :seal and digest = :digest and used_at is not null and number <> :number
                         order by used_at limit 1
                        """)
                .param("seal", use.seal())
                .param("digest", use.asked().digest())
                .param("number", use.number().value())
                .query(UseRepository::use)
                .optional();
    }

    /** The newest of one seal. */
    List<Use> of(String seal, int page, int size) {
        return jdbc.sql("""
                        select * from seal.use where seal = :seal order by opened_at desc, number desc
                         limit :size offset :from
                        """)
                .param("seal", seal)
                .param("size", size)
                .param("from", (page - 1) * size)
                .query(UseRepository::use)
                .list();
    }

    long count(String seal) {
        return jdbc.sql("select count(*) from seal.use where seal = :seal")
                .param("seal", seal)
                .query(Long.class)
                .single();
    }

    /** What is under way in the places of a scope: to be approved, used, confirmed, filed. The oldest first. */
    List<Use> open(Scope scope, int most) {
        return jdbc.sql("""
                        select * from seal.use u
                         where state not in ('filed', 'refused', 'withdrawn', 'lapsed')
                           and (exists (select 1 from unnest(:froms, :untils) as mine(low, high)
                                         where u.place >= mine.low and u.place < mine.high)
                                or u.seal in (select code from seal.seal where body = any (:bodies)))
                         order by opened_at limit :most
                        """)
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("bodies", scope.bodyCodes())
                .param("most", most)
                .query(UseRepository::use)
                .list();
    }

    private static Use use(ResultSet row, int number) throws SQLException {
        var used = row.getObject("used_at", OffsetDateTime.class);
        return new Use(
                new MatterNumber(row.getString("number")),
                row.getString("seal"),
                new PlaceCode(row.getString("place")),
                new Use.Asked(
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getObject("applicant", UUID.class),
                        row.getString("digest"),
                        row.getInt("copies"),
                        row.getInt("approved"),
                        row.getLong("amount"),
                        row.getString("tier"),
                        row.getString("decision")),
                row.getString("state"),
                row.getObject("keeper", UUID.class),
                row.getInt("counted"),
                row.getInt("excess"),
                instant(row, "opened_at"),
                used == null ? null : used.toInstant(),
                instant(row, "changed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
