package org.gongzhi.procedure;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Tail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/** Tells whole lives of matters to those who count: which changed since, in the order of commits, and how each went. */
@Service
public class Chronicle {

    private final JdbcClient jdbc;
    private final MatterRows rows;
    private final Tail tail;

    Chronicle(JdbcClient jdbc, MatterRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.tail = new Tail(jdbc, "procedure.history");
    }

    /** A matter with its clocks, and every step that was taken. */
    public record Life(Matter matter, List<HistoryLine> history) {}

    /** The matters on which something happened since a position, and the position to go on from. */
    public Tail.Rows<MatterNumber> changedSince(long position) {
        return tail.read(position, (row, _) -> new MatterNumber(row.getString("number")));
    }

    /**
     * The same as far as this transaction sees, what is not settled beyond all doubt included: for whoever has to know
     * all at one moment and asks again later.
     */
    public List<MatterNumber> seenSince(long position) {
        return jdbc.sql("select distinct number from procedure.history where xid >= :position::text::xid8 order by 1")
                .param("position", position)
                .query((row, _) -> new MatterNumber(row.getString(1)))
                .list();
    }

    /** The lives of some matters, in the order they are named; unknown numbers are left out. */
    public List<Life> lives(Collection<MatterNumber> numbers) {
        var clocks = new HashMap<String, List<Clock>>();
        these("select clock.* from procedure.clock", "order by started_at, key", numbers)
                .query((row, _) -> Map.entry(row.getString("number"), rows.clock(row)))
                .list()
                .forEach(one -> clocks.computeIfAbsent(one.getKey(), _ -> new java.util.ArrayList<>())
                        .add(one.getValue()));
        var history = these("select history.* from procedure.history", "order by seq", numbers)
                .query((row, _) -> Map.entry(row.getString("number"), rows.line(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return matters(numbers).values().stream()
                .map(matter -> {
                    var number = matter.number().value();
                    return new Life(
                            matter.with(draft -> draft.clocks = clocks.getOrDefault(number, List.of())),
                            history.getOrDefault(number, List.of()));
                })
                .toList();
    }

    /** The matters themselves, without clocks, by number in the order they are named. */
    public Map<String, Matter> matters(Collection<MatterNumber> numbers) {
        var found = these("select matter.* from procedure.matter", "", numbers)
                .query((row, _) -> rows.matter(row))
                .list()
                .stream()
                .collect(Collectors.toMap(matter -> matter.number().value(), matter -> matter));
        var ordered = new LinkedHashMap<String, Matter>();
        for (var number : numbers) {
            var matter = found.get(number.value());
            if (matter != null) {
                ordered.put(number.value(), matter);
            }
        }
        return ordered;
    }

    /** Every matter there is, a page at a time, in a fixed order. */
    public List<MatterNumber> after(@Nullable MatterNumber last, int limit) {
        return jdbc.sql("""
                        select number from procedure.matter
                         where (county, number) > (:county, :number)
                         order by county, number
                         limit :limit
                        """)
                .param("county", last == null ? "" : last.county())
                .param("number", last == null ? "" : last.value())
                .param("limit", limit)
                .query((row, _) -> new MatterNumber(row.getString(1)))
                .list();
    }

    private StatementSpec these(String select, String order, Collection<MatterNumber> numbers) {
        return jdbc.sql("""
                        %s join unnest(:counties::text[], :numbers::text[]) as these(county, number) using (county, number)
                        %s
                        """.formatted(select, order))
                .param("counties", numbers.stream().map(MatterNumber::county).toArray(String[]::new))
                .param("numbers", numbers.stream().map(MatterNumber::value).toArray(String[]::new));
    }
}
