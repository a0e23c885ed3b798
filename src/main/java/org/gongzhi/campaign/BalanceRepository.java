package org.gongzhi.campaign;

import java.util.List;
import java.util.function.Consumer;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts again from the lines and the items what the ledgers say they count. */
@Repository
class BalanceRepository {

    private final JdbcClient jdbc;

    BalanceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each book that anybody knows of: the counters, the lines, or the items. */
    List<Balance.Account> accounts(String campaign) {
        return jdbc.sql("""
                        with line as (
                            select book,
                                   count(*) filter (where kind = 'collected')::int as collected,
                                   count(*) filter (where kind = 'reopened')::int as reopened,
                                   count(*) filter (where kind = 'moved_in')::int as moved_in,
                                   count(*) filter (where kind = 'moved_out')::int as moved_out,
                                   count(*) filter (where kind = 'struck')::int as struck,
                                   count(*) filter (where kind = 'invalid')::int as invalid,
                                   sum(case when kind in ('collected', 'reopened', 'moved_in') then 1 else -1 end)::int as open
                              from campaign.entry where campaign = :campaign group by book),
                        standing as (
                            select book, count(*)::int as items from campaign.item
                             where campaign = :campaign and open group by book)
                        select book, coalesce(l.level, 'village') as level,
                               coalesce(l.collected, 0), coalesce(l.reopened, 0), coalesce(l.moved_in, 0),
                               coalesce(l.moved_out, 0), coalesce(l.struck, 0), coalesce(l.invalid, 0), coalesce(l.open, 0),
                               coalesce(line.collected, 0), coalesce(line.reopened, 0), coalesce(line.moved_in, 0),
                               coalesce(line.moved_out, 0), coalesce(line.struck, 0), coalesce(line.invalid, 0), coalesce(line.open, 0),
                               coalesce(standing.items, 0)
                          from (select * from campaign.ledger where campaign = :campaign) l
                          full join line using (book)
                          full join standing using (book)
                        """)
                .param("campaign", campaign)
                .query((row, _) -> {
                    var book = new PlaceCode(row.getString(1));
                    var level = Level.of(row.getString(2));
                    var n = new int[15];
                    for (int i = 0; i < n.length; i++) {
                        n[i] = row.getInt(3 + i);
                    }
                    return new Balance.Account(book, ledger(book, level, n, 0), ledger(book, level, n, 7), n[14]);
                })
                .list();
    }

    private static Ledger ledger(PlaceCode book, Level level, int[] n, int at) {
        return new Ledger(book, level, n[at], n[at + 1], n[at + 2], n[at + 3], n[at + 4], n[at + 5], n[at + 6]);
    }

    /** Every item, one by one. */
    void items(String campaign, Consumer<Item> each) {
        jdbc.sql("select * from campaign.item where campaign = :campaign order by number")
                .param("campaign", campaign)
                .query(LedgerRepository::item)
                .list()
                .forEach(each);
    }
}
