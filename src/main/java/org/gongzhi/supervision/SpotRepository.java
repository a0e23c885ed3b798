package org.gongzhi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.SpotCheck.Drawn;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of spot checks. */
@Repository
class SpotRepository {

    private final JdbcClient jdbc;

    SpotRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number a round of this county gets next, with the county held until the transaction ends. */
    String nextCode(String county, int year) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('supervision.spot_check' || :county))")
                .param("county", county)
                .query((_, _) -> 0)
                .list();
        int before = jdbc.sql("select count(*) from supervision.spot_check where code like :like")
                .param("like", county + "-" + year + "-%")
                .query(Integer.class)
                .single();
        return "%s-%d-%02d".formatted(county, year, before + 1);
    }

    void insert(SpotCheck check, byte[] secret, String announcement) {
        jdbc.sql("""
                        insert into supervision.spot_check
                               (id, code, county, area, subject, basis, frame, units, size, secret, commitment, announced, who)
                        values (:id, :code, :county, :area, :subject, :basis, :frame, :units, :size, :secret, :commitment,
                                :announced, :who)
                        """)
                .param("id", check.id())
                .param("code", check.code())
                .param("county", check.area().county())
                .param("area", check.area().value())
                .param("subject", check.subject())
                .param("basis", check.basis())
                .param("frame", check.frame())
                .param("units", check.units())
                .param("size", check.size())
                .param("secret", secret)
                .param("commitment", check.commitment())
                .param("announced", Shanghai.utc(check.announced()))
                .param("who", check.who())
                .update();
        jdbc.sql("insert into supervision.announcement (code, text, at) values (:code, :text, :at)")
                .param("code", check.code())
                .param("text", announcement)
                .param("at", Shanghai.utc(check.announced()))
                .update();
    }

    List<SpotCheck> all() {
        return jdbc.sql("select * from supervision.spot_check order by announced desc limit 200")
                .query(SpotRepository::check)
                .list();
    }

    List<SpotCheck> waiting() {
        return jdbc.sql("select * from supervision.spot_check where drawn is null order by announced")
                .query(SpotRepository::check)
                .list();
    }

    Optional<SpotCheck> find(String code) {
        return jdbc.sql("select * from supervision.spot_check where code = :code")
                .param("code", code)
                .query(SpotRepository::check)
                .optional();
    }

    byte[] secret(UUID id) {
        return jdbc.sql("select secret from supervision.spot_check where id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes("secret"))
                .single();
    }

    /** Whether it was this node that drew. */
    boolean draw(UUID id, String checkpoint, String root, Instant at) {
        return jdbc.sql("update supervision.spot_check set checkpoint = :checkpoint, root = :root, drawn = :at"
                                + " where id = :id and drawn is null")
                        .param("checkpoint", checkpoint)
                        .param("root", root)
                        .param("at", Shanghai.utc(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Two nodes that draw at once come to the same units; each stands once. */
    void insert(UUID check, Drawn unit) {
        jdbc.sql("insert into supervision.spot_unit (spot, turn, code, name, number, state)"
                        + " values (:spot, :turn, :code, :name, :number, :state) on conflict do nothing")
                .param("spot", check)
                .param("turn", unit.turn())
                .param("code", unit.code())
                .param("name", unit.name())
                .param("number", unit.number())
                .param("state", unit.state())
                .update();
    }

    List<Drawn> units(UUID check) {
        return jdbc.sql("select * from supervision.spot_unit where spot = :spot order by turn")
                .param("spot", check)
                .query((row, _) -> new Drawn(
                        row.getInt("turn"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("number"),
                        row.getString("state"),
                        row.getObject("visited", LocalDate.class)))
                .list();
    }

    /** A unit moves on; once the last one was visited, the round is open to everybody. */
    void move(String number, String state, LocalDate day, Instant at) {
        jdbc.sql("update supervision.spot_unit set state = :state, visited = coalesce(visited, :day)"
                        + " where number = :number")
                .param("state", state)
                .param("day", day)
                .param("number", number)
                .update();
        jdbc.sql("""
                        update supervision.spot_check c set revealed = :at
                         where c.revealed is null and c.drawn is not null
                           and c.id = (select spot from supervision.spot_unit where number = :number)
                           and not exists (select from supervision.spot_unit u
                                            where u.spot = c.id and u.state = 'drawn')
                        """).param("at", Shanghai.utc(at)).param("number", number).update();
    }

    private static SpotCheck check(ResultSet row, int number) throws SQLException {
        return new SpotCheck(
                row.getObject("id", UUID.class),
                row.getString("code"),
                new PlaceCode(row.getString("area")),
                row.getString("subject"),
                row.getString("basis"),
                row.getString("frame"),
                row.getInt("units"),
                row.getInt("size"),
                row.getString("commitment"),
                Objects.requireNonNull(ReportRepository.instant(row, "announced")),
                row.getString("who"),
                row.getString("checkpoint"),
                row.getString("root"),
                ReportRepository.instant(row, "drawn"),
                ReportRepository.instant(row, "revealed"));
    }
}
