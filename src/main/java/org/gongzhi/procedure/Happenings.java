package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Tail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Follows history step by step, for those who pass it on: always in the same order, however often it is read. Who did
 * it and what was filled in are left out; whether everybody may know of the step at all is said.
 */
@Service
public class Happenings {

    private static final Comparator<Happening> ORDER = Comparator.comparingLong(Happening::position)
            .thenComparing(one -> one.matter().number().value())
            .thenComparingInt(Happening::seq);

    private final JdbcClient jdbc;
    private final MatterRepository matters;
    private final Procedures procedures;
    private final Tail tail;

    Happenings(JdbcClient jdbc, MatterRepository matters, Procedures procedures) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.procedures = procedures;
        this.tail = new Tail(jdbc, "procedure.history");
    }

    /**
     * One step.
     *
     * @param position where history stands with it; steps of one transaction share it
     * @param matter as it is now
     * @param isPublic whether the public timeline shows it, and the matter is neither sealed now nor a replay of the
     *     past
     */
    public record Happening(
            long position,
            Matter matter,
            int seq,
            Instant at,
            String action,
            @Nullable String from,
            State to,
            boolean isPublic) {}

    /** The next steps, and the position to go on from. */
    public record Some(List<Happening> steps, long position) {}

    private record Line(
            long position,
            MatterNumber number,
            int seq,
            Instant at,
            String action,
            @Nullable String from,
            String to) {}

    /** Where history ends now. */
    public long end() {
        return tail.end();
    }

    /** The position of the first step at that time or later; where history ends when there is none. */
    public long since(Instant when) {
        return jdbc.sql("select min(xid::text::bigint) from procedure.history where at >= :when")
                .param("when", utc(when))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .orElseGet(this::end);
    }

    public Some after(long position) {
        var lines = tail.read(
                position,
                (row, _) -> new Line(
                        row.getLong("position"),
                        new MatterNumber(row.getString("number")),
                        row.getInt("seq"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("action"),
                        row.getString("from_state"),
                        row.getString("to_state")));
        var known = new HashMap<MatterNumber, Optional<Matter>>();
        var steps = lines.rows().stream()
                .flatMap(line ->
                        known.computeIfAbsent(line.number(), matters::find).map(matter -> of(line, matter)).stream())
                .sorted(ORDER)
                .toList();
        return new Some(steps, lines.position());
    }

    private Happening of(Line line, Matter matter) {
        var procedure = procedures.of(matter);
        var isPublic = !matter.sealed() && !matter.quiet() && shows(procedure, line.action());
        return new Happening(
                line.position(),
                matter,
                line.seq(),
                line.at(),
                line.action(),
                line.from(),
                procedure.state(line.to()),
                isPublic);
    }

    private static boolean shows(Procedure procedure, String action) {
        var known = procedure.action(action);
        return procedure.publishes("timeline")
                && (action.equals(Action.OPEN) || (known != null && known.shown() != null));
    }
}
