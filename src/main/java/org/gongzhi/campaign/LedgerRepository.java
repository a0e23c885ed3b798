package org.gongzhi.campaign;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes items, the lines of ledgers and their counters. */
@Repository
class LedgerRepository {

    private final JdbcClient jdbc;

    LedgerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An item whose matter is locked by the step that asks. */
    Item item(MatterNumber number) {
        return jdbc.sql("select * from campaign.item where county = :county and number = :number")
                .param("county", number.county())
                .param("number", number.value())
                .query(LedgerRepository::item)
                .single();
    }

    void save(Item item, boolean fresh) {
        var sql = fresh ? """
                  insert into campaign.item (county, number, campaign, place, channel, level, book, state, open, opened_at, changed_at)
                  values (:county, :number, :campaign, :place, :channel, :level, :book, :state, :open, :opened, :changed)
                  """ : """
                  update campaign.item
                     set level = :level, book = :book, state = :state, open = :open, reason = :reason, explained = :explained,
                         field = :field, nature = :nature, difficulty = :difficulty, follow_up = :followUp, changed_at = :changed
                   where county = :county and number = :number
                  """;
        jdbc.sql(sql)
                .param("county", item.number().county())
                .param("number", item.number().value())
                .param("campaign", item.campaign())
                .param("place", item.place().value())
                .param("channel", item.channel())
                .param("level", item.level().key())
                .param("book", item.book().value())
                .param("state", item.state())
                .param("open", item.open())
                .param("reason", item.reason())
                .param("explained", item.explained())
                .param("field", item.field())
                .param("nature", item.nature())
                .param("difficulty", item.difficulty())
                .param("followUp", item.followUp())
                .param("opened", utc(item.openedAt()))
                .param("changed", utc(item.changedAt()))
                .update();
    }

    /** Writes one line and moves the counters with it, in one statement. */
    void post(Item item, HistoryLine line, Posting posting) {
        var column = posting.kind().column();
        var counted = posting.kind().sign() > 0 ? """
                  insert into campaign.ledger as book (campaign, book, level, %1$s, open)
                  values (:campaign, :book, :level, 1, 1)
                  on conflict (campaign, book) do update set %1$s = book.%1$s + 1, open = book.open + 1
                  """ : """
                  update campaign.ledger set %1$s = %1$s + 1, open = open - 1
                   where campaign = :campaign and book = :book
                  """;
        int rows = jdbc.sql("""
                        with line as (insert into campaign.entry (county, number, seq, kind, campaign, book, at)
                                      values (:county, :number, :seq, :kind, :campaign, :book, :at))
                        """ + counted.formatted(column))
                .param("county", item.number().county())
                .param("number", item.number().value())
                .param("seq", line.seq())
                .param("kind", column)
                .param("campaign", item.campaign())
                .param("book", posting.book().value())
                .param("level", posting.level().key())
                .param("at", utc(line.at()))
                .update();
        if (rows != 1) {
            throw new IllegalStateException("no ledger " + posting.book() + " to take from");
        }
    }

    /** The ledgers of one tier within a scope, in the order of their places. */
    List<Ledger> ledgers(String campaign, Scope scope) {
        return jdbc.sql("""
                        select * from campaign.ledger l
                         where campaign = :campaign
                           and exists (select from unnest(:froms::text[], :untils::text[]) as mine(low, high)
                                        where l.book >= mine.low and l.book < mine.high)
                         order by length(book), book
                        """)
                .param("campaign", campaign)
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .query(LedgerRepository::ledger)
                .list();
    }

    /** All ledgers of a campaign: for its public page, where only sums are shown, and for checks. */
    List<Ledger> all(String campaign) {
        return jdbc.sql("select * from campaign.ledger where campaign = :campaign order by length(book), book")
                .param("campaign", campaign)
                .query(LedgerRepository::ledger)
                .list();
    }

    /** One line as a book shows it. */
    record Line(MatterNumber number, String kind, Instant at) {}

    /** The lines of one book, the newest first; of one kind, or of all when it is null. */
    List<Line> lines(String campaign, PlaceCode book, @Nullable String kind, int page, int size) {
        return jdbc.sql("""
                        select number, kind, at from campaign.entry
                         where campaign = :campaign and book = :book and (:kind::text is null or kind = :kind)
                         order by at desc, number, seq desc
                         limit :limit offset :offset
                        """)
                .param("campaign", campaign)
                .param("book", book.value())
                .param("kind", kind)
                .param("limit", size)
                .param("offset", (page - 1) * size)
                .query((row, _) -> new Line(
                        new MatterNumber(row.getString("number")),
                        row.getString("kind"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static Ledger ledger(ResultSet row, int number) throws SQLException {
        return new Ledger(
                new PlaceCode(row.getString("book")),
                Level.of(row.getString("level")),
                row.getInt("collected"),
                row.getInt("reopened"),
                row.getInt("moved_in"),
                row.getInt("moved_out"),
                row.getInt("struck"),
                row.getInt("invalid"),
                row.getInt("open"));
    }

    static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                new MatterNumber(row.getString("number")),
                row.getString("campaign"),
                new PlaceCode(row.getString("place")),
                row.getString("channel"),
                Level.of(row.getString("level")),
                new PlaceCode(row.getString("book")),
                row.getString("state"),
                row.getString("reason"),
                row.getString("explained"),
                row.getString("field"),
                row.getString("nature"),
                row.getString("difficulty"),
                row.getString("follow_up"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
