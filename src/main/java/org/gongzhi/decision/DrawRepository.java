package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was drawn from decisions. The tables hold the limits too: nothing drawn is beyond them. */
@Repository
class DrawRepository {

    private final JdbcClient jdbc;

    DrawRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this matter drew for this kind before; waits for whoever is doing so at this moment. */
    boolean insert(String number, int seq, String byMatter, Act act, Instant at) {
        return line(number, seq, byMatter, act, false, null, at);
    }

    boolean giveBack(Draw draw, int seq, String reason, Instant at) {
        var act = new Act(draw.kind(), draw.place(), draw.object(), draw.amount(), draw.day());
        return line(draw.decision(), seq, draw.byMatter(), act, true, reason, at);
    }

    private boolean line(
            String number, int seq, String byMatter, Act act, boolean back, @Nullable String reason, Instant at) {
        return jdbc.sql("""
                        insert into decision.draw (by_matter, kind, number, seq, place, object, amount, day, back, reason, at)
                        values (:byMatter, :kind, :number, :seq, :place, :object, :amount, :day, :back, :reason, :at)
                            on conflict do nothing
                        """)
                        .param("byMatter", byMatter)
                        .param("kind", act.kind())
                        .param("number", number)
                        .param("seq", seq)
                        .param("place", act.place().value())
                        .param("object", act.object(), Types.VARCHAR)
                        .param("amount", act.fen())
                        .param("day", act.day())
                        .param("back", back)
                        .param("reason", reason, Types.VARCHAR)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /** Waits for whoever takes at the same moment, and takes nothing when too little is left. */
    boolean take(String number, int seq, long amount) {
        return jdbc.sql("""
                        update decision.clause
                           set drawn_amount = drawn_amount + :amount, drawn_times = drawn_times + 1
                         where number = :number and seq = :seq
                           and drawn_amount + :amount <= coalesce(amount, 0)
                           and (times is null or drawn_times < times)
                        """)
                        .param("number", number)
                        .param("seq", seq)
                        .param("amount", amount)
                        .update()
                == 1;
    }

    void putBack(String number, int seq, long amount) {
        jdbc.sql("""
                        update decision.clause
                           set drawn_amount = drawn_amount - :amount, drawn_times = drawn_times - 1
                         where number = :number and seq = :seq
                        """)
                .param("number", number)
                .param("seq", seq)
                .param("amount", amount)
                .update();
    }

    Optional<Draw> find(String byMatter, String kind) {
        return jdbc.sql("select * from decision.draw where by_matter = :byMatter and kind = :kind and not back")
                .param("byMatter", byMatter)
                .param("kind", kind)
                .query((row, _) -> draw(row))
                .optional();
    }

    boolean isGivenBack(Draw draw) {
        return jdbc.sql(
                        "select exists (select from decision.draw where by_matter = :byMatter and kind = :kind and back)")
                .param("byMatter", draw.byMatter())
                .param("kind", draw.kind())
                .query(Boolean.class)
                .single();
    }

    int seqOf(Draw draw) {
        return jdbc.sql("select seq from decision.draw where by_matter = :byMatter and kind = :kind and not back")
                .param("byMatter", draw.byMatter())
                .param("kind", draw.kind())
                .query(Integer.class)
                .single();
    }

    List<Draw> of(String number) {
        return jdbc.sql("select * from decision.draw where number = :number order by at, by_matter, back")
                .param("number", number)
                .query((row, _) -> draw(row))
                .list();
    }

    private static Draw draw(ResultSet row) throws SQLException {
        return new Draw(
                row.getString("by_matter"),
                row.getString("kind"),
                row.getString("number"),
                new PlaceCode(row.getString("place")),
                row.getString("object"),
                row.getLong("amount"),
                row.getObject("day", LocalDate.class),
                row.getBoolean("back"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
