package org.gongzhi.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How matters belong together: out of which one each was opened, with which it is handled as one, and what was linked.
 * Says so much of the others as anybody may know who sees one of them: number, procedure and state.
 */
@Service
public class Relations {

    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final MatterRepository matters;
    private final MergedRepository merged;
    private final Register register;

    Relations(
            JdbcClient jdbc,
            Procedures procedures,
            MatterRepository matters,
            MergedRepository merged,
            Register register) {
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.matters = matters;
        this.merged = merged;
        this.register = register;
    }

    /**
     * A matter that belongs to another.
     *
     * @param how {@code child}, {@code parent}, {@code member}, {@code lead}, or the key of a link, with {@code of-}
     *     before it when it is the other that named this one
     * @param state in the words staff read; empty where only its desk may know
     */
    public record Related(
            String how, MatterNumber number, String procedure, String state, boolean ended, Instant openedAt) {}

    /** What was opened out of this matter, in order. */
    public List<Related> children(Matter matter) {
        return query("child", "select m.* from procedure.matter m where m.parent = :number", matter.number());
    }

    /** What is handled as one with this matter, which leads. */
    public List<Related> members(Matter matter) {
        return query("member", "select m.* from procedure.matter m where m.lead = :number", matter.number());
    }

    /** The matter that is worked on: whichever leads this one, or itself. */
    public Matter leading(Matter matter) {
        return matter.lead() == null
                ? matter
                : matters.find(merged.root(matter.number())).orElse(matter);
    }

    /** What was done in the leading matter since this one rests in it, as far as its reporter may follow. */
    public List<HistoryLine> shownOf(Matter matter) {
        var rule = procedures.of(matter).merge();
        var since = merged.before(matter.number());
        if (rule == null || matter.lead() == null || since.isEmpty()) {
            return List.of();
        }
        return register.history(leading(matter)).stream()
                .filter(line -> rule.shows().contains(line.action())
                        && !line.at().isBefore(since.get().since()))
                .toList();
    }

    /** The matter out of which this one was opened. */
    public Optional<Related> parent(Matter matter) {
        return one("parent", matter.parent());
    }

    /** The matter that leads this one. */
    public Optional<Related> lead(Matter matter) {
        return one("lead", matter.lead());
    }

    /** What this matter is linked with, either way. */
    public List<Related> links(Matter matter) {
        var named = jdbc.sql("""
                        select l.kind as how, l.other as other from procedure.link l
                         where l.county = :county and l.number = :number
                         union
                        select 'of-' || l.kind, l.number from procedure.link l where l.other = :number
                         order by 1, 2
                        """)
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .query((row, _) -> new String[] {row.getString("how"), row.getString("other")})
                .list();
        return named.stream()
                .flatMap(link -> one(link[0], new MatterNumber(link[1])).stream())
                .toList();
    }

    private Optional<Related> one(String how, @Nullable MatterNumber number) {
        return number == null
                ? Optional.empty()
                : query(
                                how,
                                "select m.* from procedure.matter m where m.county = substr(:number, 3, 6) and m.number = :number",
                                number)
                        .stream()
                        .findFirst();
    }

    private List<Related> query(String how, String sql, MatterNumber number) {
        return jdbc.sql("select number, definition, state, ended, opened_at, sealed from (" + sql
                        + ") found order by opened_at, number")
                .param("number", number.value())
                .query((row, _) -> {
                    var procedure = procedures.version(row.getString("definition"));
                    return new Related(
                            how,
                            new MatterNumber(row.getString("number")),
                            procedure.name(),
                            row.getBoolean("sealed")
                                    ? ""
                                    : procedure.state(row.getString("state")).name(),
                            row.getBoolean("ended"),
                            MatterRows.instant(row, "opened_at"));
                })
                .list();
    }
}
