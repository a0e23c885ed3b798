package org.gongzhi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongzhi.supervision.Report.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters of reports, sealed as they are. */
@Repository
class LetterRepository {

    private final JdbcClient jdbc;

    LetterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A letter as it lies there. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kept(int seq, boolean own, LocalDate day, Word word, byte[] sealed) {}

    /** The next number; whoever asks holds the report, so that two letters never get one. */
    int next(UUID report) {
        return jdbc.sql("select coalesce(max(seq), 0) + 1 from supervision.letter where report = :report")
                .param("report", report)
                .query(Integer.class)
                .single();
    }

    void write(UUID report, int seq, boolean own, LocalDate day, Word word, byte[] sealed) {
        jdbc.sql("""
                        insert into supervision.letter (report, seq, own, day, kind, sealed)
                        values (:report, :seq, :own, :day, :kind, :sealed)
                        """)
                .param("report", report)
                .param("seq", seq)
                .param("own", own)
                .param("day", day)
                .param("kind", word.name())
                .param("sealed", sealed)
                .update();
    }

    List<Kept> of(UUID report) {
        return jdbc.sql("select * from supervision.letter where report = :report order by seq")
                .param("report", report)
                .query(LetterRepository::kept)
                .list();
    }

    Kept get(UUID report, int seq) {
        return jdbc.sql("select * from supervision.letter where report = :report and seq = :seq")
                .param("report", report)
                .param("seq", seq)
                .query(LetterRepository::kept)
                .single();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getInt("seq"),
                row.getBoolean("own"),
                row.getObject("day", LocalDate.class),
                Word.valueOf(row.getString("kind")),
                row.getBytes("sealed"));
    }
}
