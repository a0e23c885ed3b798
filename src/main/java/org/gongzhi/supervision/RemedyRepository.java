package org.gongzhi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of remedies, of voices about them and of rules that came of them. */
@Repository
class RemedyRepository {

    private final JdbcClient jdbc;

    RemedyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rule that came of a remedy (建章立制). */
    record MadeRule(MatterNumber number, String remedy, String name, String text, LocalDate since) {}

    void insert(Remedy remedy) {
        jdbc.sql("""
                        insert into supervision.remedy (number, county, place, subject, state, day, changed)
                        values (:number, :county, :place, :subject, :state, :day, :changed)
                        """)
                .param("number", remedy.number().value())
                .param("county", remedy.place().county())
                .param("place", remedy.place().value())
                .param("subject", remedy.subject())
                .param("state", remedy.state())
                .param("day", remedy.day())
                .param("changed", Shanghai.utc(remedy.changed()))
                .update();
    }

    /** A new round of judging begins with empty counts; the old voices stay where they are. */
    void move(Remedy remedy, boolean judgedAnew) {
        jdbc.sql("""
                        update supervision.remedy
                           set state = :state, department = coalesce(:department, department), changed = :changed,
                               good = case when :anew then 0 else good end,
                               fair = case when :anew then 0 else fair end,
                               poor = case when :anew then 0 else poor end
                         where number = :number
                        """)
                .param("state", remedy.state())
                .param("department", remedy.department())
                .param("changed", Shanghai.utc(remedy.changed()))
                .param("anew", judgedAnew)
                .param("number", remedy.number().value())
                .update();
    }

    void insert(MatterNumber number, int seq, String name, String text, LocalDate since) {
        jdbc.sql("insert into supervision.rule (number, seq, name, text, since)"
                        + " values (:number, :seq, :name, :text, :since)")
                .param("number", number.value())
                .param("seq", seq)
                .param("name", name)
                .param("text", text)
                .param("since", since)
                .update();
    }

    Optional<Remedy> find(MatterNumber number) {
        return jdbc.sql("select * from supervision.remedy where number = :number")
                .param("number", number.value())
                .query(RemedyRepository::remedy)
                .optional();
    }

    /** What the public may see, what one can do something about first. */
    List<Remedy> shown() {
        return jdbc.sql("""
                        select * from supervision.remedy
                         where state not in ('proposed', 'refused')
                         order by array_position(
                                      array['gathering', 'judging', 'answering', 'rectifying', 'closed', 'dropped'], state),
                                  case when state = 'gathering' then supports end desc nulls last, changed desc
                         limit 300
                        """).query(RemedyRepository::remedy).list();
    }

    List<MadeRule> rules(@Nullable MatterNumber of) {
        return jdbc.sql("""
                        select r.*, t.subject from supervision.rule r join supervision.remedy t on t.number = r.number
                         where :number::text is null or r.number = :number
                         order by r.since desc, r.number, r.seq limit 300
                        """)
                .param("number", of == null ? null : of.value())
                .query((row, _) -> new MadeRule(
                        number(row),
                        row.getString("subject"),
                        row.getString("name"),
                        row.getString("text"),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /** Holds the remedy until the transaction ends, and whether it is in that state. */
    boolean isIn(MatterNumber number, String state) {
        return jdbc.sql("select state = :state from supervision.remedy where number = :number for update")
                .param("number", number.value())
                .param("state", state)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Counts a voice; whether it was a new one. */
    boolean speak(MatterNumber number, String kind, int round, byte[] who, String grade) {
        return jdbc.sql("""
                        insert into supervision.voice (number, kind, round, who, grade)
                        values (:number, :kind, :round, :who, :grade) on conflict do nothing
                        """)
                        .param("number", number.value())
                        .param("kind", kind)
                        .param("round", round)
                        .param("who", who)
                        .param("grade", grade)
                        .update()
                == 1;
    }

    boolean spoke(MatterNumber number, String kind, int round, byte[] who) {
        return jdbc.sql("select exists (select from supervision.voice where number = :number and kind = :kind"
                        + " and round = :round and who = :who)")
                .param("number", number.value())
                .param("kind", kind)
                .param("round", round)
                .param("who", who)
                .query(Boolean.class)
                .single();
    }

    void count(MatterNumber number, String grade) {
        jdbc.sql("""
                        update supervision.remedy
                           set supports = supports + (:grade = 'support')::int, good = good + (:grade = 'good')::int,
                               fair = fair + (:grade = 'fair')::int, poor = poor + (:grade = 'poor')::int
                         where number = :number
                        """).param("grade", grade).param("number", number.value()).update();
    }

    private static Remedy remedy(ResultSet row, int line) throws SQLException {
        return new Remedy(
                number(row),
                new PlaceCode(row.getString("place")),
                row.getString("subject"),
                row.getString("state"),
                row.getString("department"),
                row.getObject("day", LocalDate.class),
                Objects.requireNonNull(ReportRepository.instant(row, "changed")),
                row.getInt("supports"),
                new Remedy.Judgement(row.getInt("good"), row.getInt("fair"), row.getInt("poor")));
    }

    private static MatterNumber number(ResultSet row) throws SQLException {
        return MatterNumber.parse(row.getString("number")).orElseThrow();
    }
}
