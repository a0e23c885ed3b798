package org.gongzhi.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds differences to the counts, and keeps the place in history up to which they were added. */
@Repository
class TallyRepository {

    private static final String SUMS = Counts.COLUMNS.stream()
            .map("%1$s = old.%1$s + excluded.%1$s"::formatted)
            .collect(Collectors.joining(", "));
    private static final String ADD = """
            insert into insight.tally as old (county, procedure, period, slice, level, place, key, %s)
            select * from unnest(:counties::text[], :procedures::text[], :periods::text[], :slices::text[], :levels::int[],
                                 :places::text[], :keys::text[], %s)
                on conflict (county, procedure, period, slice, level, place, key) do update set %s
            """.formatted(
                    String.join(", ", Counts.COLUMNS),
                    Counts.COLUMNS.stream().map(":%s::bigint[]"::formatted).collect(Collectors.joining(", ")),
                    SUMS);

    private final JdbcClient jdbc;

    TallyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long position() {
        return jdbc.sql("select position from insight.cursor").query(Long.class).single();
    }

    /** The position, kept from everybody else who counts until the transaction ends. */
    long lockPosition() {
        return jdbc.sql("select position from insight.cursor for update")
                .query(Long.class)
                .single();
    }

    /**
     * Keeps everybody else from counting until the transaction ends. Takes no look at the data yet, so that what a
     * repeatable read sees afterwards is all there is to count.
     */
    void lockAll() {
        jdbc.sql("lock table insight.cursor in exclusive mode").update();
    }

    void move(long position) {
        jdbc.sql("update insight.cursor set position = :position")
                .param("position", position)
                .update();
    }

    /** Why some matters are taken out, at one place in one period. */
    record Taken(Cell cell, Measure measure, String reason) implements Comparable<Taken> {

        @Override
        public int compareTo(Taken other) {
            return toString().compareTo(other.toString());
        }
    }

    void add(Map<Cell, Counts> differences) {
        var cells = new ArrayList<>(new TreeMap<>(differences).entrySet());
        cells.removeIf(entry -> entry.getValue().isZero());
        if (cells.isEmpty()) {
            return;
        }
        var statement = jdbc.sql(ADD)
                .param("counties", column(cells, Cell::county))
                .param("procedures", column(cells, Cell::procedure))
                .param("periods", column(cells, Cell::period))
                .param("slices", column(cells, cell -> cell.slice().letter()))
                .param("levels", column(cells, cell -> String.valueOf(cell.level())))
                .param("places", column(cells, Cell::place))
                .param("keys", column(cells, Cell::key));
        for (int i = 0; i < Counts.COLUMNS.size(); i++) {
            int at = i;
            statement = statement.param(
                    Counts.COLUMNS.get(i),
                    cells.stream()
                            .map(entry -> String.valueOf(entry.getValue().value(at)))
                            .toArray(String[]::new));
        }
        statement.update();
    }

    void addTaken(Map<Taken, Long> differences) {
        var taken = new ArrayList<>(new TreeMap<>(differences).entrySet());
        taken.removeIf(entry -> entry.getValue() == 0);
        if (taken.isEmpty()) {
            return;
        }
        Function<Function<Taken, String>, String[]> column = value ->
                taken.stream().map(entry -> value.apply(entry.getKey())).toArray(String[]::new);
        jdbc.sql("""
                        insert into insight.exclusion as old (county, procedure, period, level, place, measure, reason, matters)
                        select * from unnest(:counties::text[], :procedures::text[], :periods::text[], :levels::int[],
                                             :places::text[], :measures::text[], :reasons::text[], :matters::bigint[])
                            on conflict (county, procedure, period, level, place, measure, reason)
                            do update set matters = old.matters + excluded.matters
                        """)
                .param("counties", column.apply(one -> one.cell().county()))
                .param("procedures", column.apply(one -> one.cell().procedure()))
                .param("periods", column.apply(one -> one.cell().period()))
                .param("levels", column.apply(one -> String.valueOf(one.cell().level())))
                .param("places", column.apply(one -> one.cell().place()))
                .param("measures", column.apply(one -> one.measure().key()))
                .param("reasons", column.apply(Taken::reason))
                .param(
                        "matters",
                        taken.stream()
                                .map(entry -> String.valueOf(entry.getValue()))
                                .toArray(String[]::new))
                .update();
    }

    private static String[] column(List<Map.Entry<Cell, Counts>> cells, Function<Cell, String> value) {
        return cells.stream().map(entry -> value.apply(entry.getKey())).toArray(String[]::new);
    }
}
