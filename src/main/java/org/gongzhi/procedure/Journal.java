package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.kernel.Tail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Follows what happens to matters, for those who keep something of their own beside them, such as an index. A follower
 * that keeps its position in the transaction in which it writes misses nothing and does nothing twice.
 */
@Service
public class Journal {

    private final JdbcClient jdbc;
    private final MatterRows rows;
    private final Procedures procedures;
    private final Tail tail;

    Journal(JdbcClient jdbc, MatterRows rows, Procedures procedures) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.procedures = procedures;
        this.tail = new Tail(jdbc, "procedure.history");
    }

    /** Matters to which something happened, each once, and the position to go on from. */
    public record Changes(Set<MatterNumber> numbers, long position) {}

    /**
     * A matter as it is now, with the words in it that all who see the matter may read: never a personal answer, never
     * one kept for certain duties.
     *
     * @param bodies the bodies that had it in hand and may go on seeing it
     */
    public record Writing(Matter matter, List<String> words, Set<String> bodies) {}

    /** Where the journal ends now. */
    public long end() {
        return tail.end();
    }

    public Changes after(long position) {
        var lines = tail.read(position, (row, _) -> new MatterNumber(row.getString("number")));
        return new Changes(new LinkedHashSet<>(lines.rows()), lines.position());
    }

    /** How many matters there are, for whoever is about to read them all. */
    public long count() {
        return jdbc.sql("select count(*) from procedure.matter")
                .query(Long.class)
                .single();
    }

    /** The counties that have matters. */
    public List<String> counties() {
        return jdbc.sql("""
                        with recursive county(code) as (
                            select min(county) from procedure.matter
                             union all
                            select (select min(m.county) from procedure.matter m where m.county > county.code)
                              from county where county.code is not null)
                        select code from county where code is not null
                        """).query((row, _) -> row.getString(1)).list();
    }

    /** The next matters of a county in the order they were opened, after the last one read. */
    public List<MatterNumber> walk(String county, Instant openedAt, String number, int most) {
        return jdbc.sql("""
                        select number from procedure.matter
                         where county = :county and opened_at >= :opened and (opened_at, number) > (:opened, :number)
                         order by opened_at, number
                         limit :most
                        """)
                .param("county", county)
                .param("opened", utc(openedAt))
                .param("number", number)
                .param("most", most)
                .query((row, _) -> new MatterNumber(row.getString("number")))
                .list();
    }

    public List<Writing> read(Collection<MatterNumber> numbers) {
        var counties = numbers.stream().map(MatterNumber::county).toArray(String[]::new);
        var values = numbers.stream().map(MatterNumber::value).toArray(String[]::new);
        var bodies = jdbc
                .sql("""
                        select number, body from procedure.party
                          join unnest(:counties::text[], :numbers::text[]) as these(county, number) using (county, number)
                        """)
                .param("counties", counties)
                .param("numbers", values)
                .query((row, _) -> Map.entry(row.getString("number"), row.getString("body")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        return jdbc.sql("""
                        select m.*, (select jsonb_agg(jsonb_build_object('action', h.action, 'from', h.from_state, 'to', h.to_state, 'form', h.form) order by h.seq)
                                       from procedure.history h
                                      where h.county = m.county and h.number = m.number and h.form <> '{}') as steps
                          from procedure.matter m
                          join unnest(:counties::text[], :numbers::text[]) as these(county, number) using (county, number)
                        """)
                .param("counties", counties)
                .param("numbers", values)
                .query((row, _) -> {
                    var matter = rows.matter(row);
                    var steps = row.getString("steps");
                    return new Writing(
                            matter,
                            words(matter, steps == null ? List.of() : rows.steps(steps)),
                            bodies.getOrDefault(matter.number().value(), Set.of()));
                })
                .list();
    }

    private List<String> words(Matter matter, List<MatterRows.Said> steps) {
        var procedure = procedures.of(matter);
        if (matter.sealed()) {
            return List.of("");
        }
        var words = new ArrayList<String>();
        words.add(matter.title());
        add(words, procedure.fields(), matter.fields());
        for (var step : steps) {
            var action = procedure.action(step.action());
            if (action != null && action.readers().isEmpty() && isOpen(procedure, step)) {
                add(words, action.form(), step.form());
            }
        }
        return words;
    }

    /** Whether neither the state it was said in nor the one it led to keeps what is said for certain duties. */
    private static boolean isOpen(Procedure procedure, MatterRows.Said step) {
        return Stream.of(Objects.requireNonNullElse(step.from(), step.to()), step.to())
                .map(procedure.states()::get)
                .allMatch(state ->
                        state != null && !state.sealed() && state.readers().isEmpty());
    }

    private static void add(List<String> words, Map<String, Field> fields, Map<String, Object> answers) {
        for (var field : fields.values()) {
            var text = field.type() == Field.Type.TEXT || field.type() == Field.Type.LINE;
            if (text && !field.privacy().sealed() && answers.get(field.key()) instanceof String answer) {
                words.add(answer);
            }
        }
    }
}
