package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Readings;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads matters (台账). Whoever reads brings a scope; what lies outside it is not there. */
@Service
public class Register {

    private final JdbcClient jdbc;
    private final MatterRows rows;
    private final MatterRepository matters;
    private final Procedures procedures;
    private final Vault vault;
    private final Readings readings;

    Register(
            JdbcClient jdbc,
            MatterRows rows,
            MatterRepository matters,
            Procedures procedures,
            Vault vault,
            Readings readings) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.matters = matters;
        this.procedures = procedures;
        this.vault = vault;
        this.readings = readings;
    }

    /** What a list shows of a matter; whoever opens it reads the whole. */
    public record Line(Matter matter, @Nullable Instant dueAt) {}

    /** The matter, whoever asks: only for what its procedure publishes, or after another check. */
    public Optional<Matter> find(MatterNumber number) {
        return matters.find(number);
    }

    /**
     * The matter as seen from a scope.
     *
     * @throws Refusal as unknown when it does not exist or lies outside the scope, so that nobody learns which
     */
    public Matter get(MatterNumber number, Scope scope) {
        return matters.find(number)
                .filter(matter -> sees(scope, matter))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number.value()));
    }

    private boolean sees(Scope scope, Matter matter) {
        return scope.sees(matter.place())
                || scope.desks().contains(matter.desk())
                || (!scope.bodies().isEmpty() && isParty(matter.number(), scope));
    }

    private boolean isParty(MatterNumber number, Scope scope) {
        return jdbc.sql("""
                        select exists (select from procedure.party
                                        where county = :county and number = :number and body = any (:bodies))
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("bodies", scope.bodies().toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    public List<HistoryLine> history(Matter matter) {
        return jdbc.sql("select * from procedure.history where county = :county and number = :number order by seq")
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .query((row, _) -> rows.line(row))
                .list();
    }

    /** What waits at the desks of the scope, due first: one short range of the inbox index for each desk. */
    public List<Line> inbox(Scope scope, int limit) {
        var desks = scope.desks();
        if (desks.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select waiting.*
                          from unnest(:counties::text[], :desks::text[]) as mine(county, desk)
                         cross join lateral (select * from procedure.matter m
                                              where m.county = mine.county and m.desk = mine.desk and not m.ended
                                              order by m.due_at limit :limit) waiting
                         order by waiting.due_at
                         limit :limit
                        """)
                .param("counties", desks.stream().map(Register::county).toArray(String[]::new))
                .param("desks", desks.stream().map(Desk::key).toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> new Line(rows.matter(row), due(MatterRows.instant(row, "due_at"))))
                .list();
    }

    /** The matters of somebody who proved a phone number, the newest first. */
    public List<Matter> ofReporter(Phone phone, int limit) {
        return jdbc.sql(
                        "select * from procedure.matter where reporter = :reporter order by opened_at desc limit :limit")
                .param("reporter", vault.digest(phone.value()))
                .param("limit", limit)
                .query((row, _) -> rows.matter(row))
                .list();
    }

    /**
     * Opens a personal answer for a person on duty. The reading is written down and the reporter can see it.
     *
     * @return empty when nothing was filled in
     */
    public Optional<String> read(Matter matter, int seq, String field, Actor.Officer reader, Scope scope) {
        if (!sees(scope, matter)) {
            throw Refusal.unknown("procedure.unknown-number", matter.number().value());
        }
        var value = personal(matter, seq, field);
        value.ifPresent(_ ->
                readings.note(reader.person(), reader.name(), matter.number().value(), field, matter.reporter()));
        return value;
    }

    /** A personal answer, for showing it masked or to the person who gave it. */
    Optional<String> personal(Matter matter, int seq, String field) {
        return matters.sealed(matter.number(), seq, field).map(kept -> vault.open(kept, context(matter.number())));
    }

    /** The masked number and name of a reporter, such as 138****0000; empty when none was left. */
    public Optional<String> maskedPhone(Matter matter) {
        return phoneField(matter)
                .flatMap(field -> personal(matter, 1, field))
                .flatMap(Phone::find)
                .map(Phone::masked);
    }

    public Optional<String> phoneField(Matter matter) {
        return procedures.of(matter).fields().values().stream()
                .filter(field -> field.type() == Field.Type.PHONE)
                .map(Field::key)
                .findFirst();
    }

    /** The key of the link that is given to the reporter alone. */
    public String linkKey(MatterNumber number) {
        return LinkKey.of(vault, number);
    }

    public boolean opens(MatterNumber number, @Nullable String key) {
        return LinkKey.opens(vault, number, key);
    }

    /** How many were opened since, at a place: for limits. */
    public long openedSince(String county, String place, Instant since) {
        return jdbc.sql("""
                        select count(*) from procedure.matter
                         where county = :county and place = :place and opened_at > :since
                        """)
                .param("county", county)
                .param("place", place)
                .param("since", utc(since))
                .query(Long.class)
                .single();
    }

    private static String county(Desk desk) {
        return desk.isBody() ? desk.body().substring(0, 6) : desk.place().county();
    }

    static String actionName(Procedure procedure, String key) {
        var action = procedure.action(key);
        return action == null ? "提交" : action.name();
    }

    static String context(MatterNumber number) {
        return "matter/" + number.value();
    }

    private static @Nullable Instant due(Instant at) {
        return at.getEpochSecond() > 100_000_000_000L ? null : at;
    }
}
