package org.gongzhi.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the counts that the table of what is due keeps by itself. */
@Repository
class Tallies {

    private static final String SUMS = "coalesce(sum(due), 0) as due, coalesce(sum(done), 0) as done,"
            + " coalesce(sum(in_time), 0) as in_time, coalesce(sum(late), 0) as late";

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How much was due, is published, was published in time, and is missing after its last day. */
    record Tally(long due, long done, long inTime, long late) {

        static final Tally NONE = new Tally(0, 0, 0, 0);

        /** What is neither published nor late. */
        long waiting() {
            return due - done - late;
        }
    }

    Tally of(PlaceCode within, String month) {
        return jdbc.sql("""
                        select %s from disclosure.tally
                         where starts_with(county, :head) and month = :month and place >= :from and place < :until
                        """.formatted(SUMS))
                .param("head", head(within))
                .param("month", month)
                .param("from", within.from())
                .param("until", within.until())
                .query(Tallies::tally)
                .single();
    }

    /** The same for each place of one tier below, by its code. */
    Map<PlaceCode, Tally> below(PlaceCode within, int length, String month) {
        var tallies = new LinkedHashMap<PlaceCode, Tally>();
        jdbc.sql("""
                        select left(place, :length) as code, %s from disclosure.tally
                         where starts_with(county, :head) and month = :month and place >= :from and place < :until
                         group by 1 order by 1
                        """.formatted(SUMS))
                .param("length", length)
                .param("head", head(within))
                .param("month", month)
                .param("from", within.from())
                .param("until", within.until())
                .query(row -> {
                    tallies.put(new PlaceCode(row.getString("code")), tally(row, 0));
                });
        return tallies;
    }

    /** The same for each county that has any, by its code. */
    Map<PlaceCode, Tally> counties(String month) {
        var tallies = new LinkedHashMap<PlaceCode, Tally>();
        jdbc.sql("select county, %s from disclosure.tally where month = :month group by county".formatted(SUMS))
                .param("month", month)
                .query(row -> {
                    tallies.put(new PlaceCode(row.getString("county")), tally(row, 0));
                });
        return tallies;
    }

    /** The months of a place for which anything was due, the newest first. */
    List<String> months(PlaceCode within) {
        return jdbc.sql("""
                        select distinct month from disclosure.tally
                         where starts_with(county, :head) and place >= :from and place < :until
                         order by month desc limit 36
                        """)
                .param("head", head(within))
                .param("from", within.from())
                .param("until", within.until())
                .query((row, _) -> row.getString("month"))
                .list();
    }

    /** A city's or province's counties begin with its code. */
    private static String head(PlaceCode within) {
        var code = within.value();
        return code.substring(0, Math.min(6, code.length()));
    }

    private static Tally tally(ResultSet row, int number) throws SQLException {
        return new Tally(row.getLong("due"), row.getLong("done"), row.getLong("in_time"), row.getLong("late"));
    }
}
