package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
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
    private final PartyRepository parties;
    private final Procedures procedures;
    private final Authority authority;
    private final Outsiders outsiders;
    private final Vault vault;

    Register(
            JdbcClient jdbc,
            MatterRows rows,
            MatterRepository matters,
            PartyRepository parties,
            Procedures procedures,
            Authority authority,
            Outsiders outsiders,
            Vault vault) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.matters = matters;
        this.parties = parties;
        this.procedures = procedures;
        this.authority = authority;
        this.outsiders = outsiders;
        this.vault = vault;
    }

    /** The matter, whoever asks: only for what its procedure publishes, or after another check. */
    public Optional<Matter> find(MatterNumber number) {
        return matters.find(number);
    }

    /** The same for several at once; what is not there is left out. */
    public Map<MatterNumber, Matter> all(Collection<MatterNumber> numbers) {
        return matters.all(numbers);
    }

    /**
     * The matter as seen from a scope.
     *
     * @throws Refusal as unknown when it does not exist or lies outside the scope, so that nobody learns which
     */
    public Matter get(MatterNumber number, Scope scope) {
        return seen(number, scope).orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number.value()));
    }

    /** The matter if it can be seen from the scope. */
    public Optional<Matter> seen(MatterNumber number, Scope scope) {
        return matters.find(number).filter(matter -> sees(scope, matter));
    }

    boolean sees(Scope scope, Matter matter) {
        if (matter.sealed()) {
            return scope.desks().contains(matter.desk());
        }
        return scope.sees(matter.place())
                || scope.desks().contains(matter.desk())
                || matter.parties().stream()
                        .map(Party::desk)
                        .anyMatch(desk -> desk != null && scope.desks().contains(desk))
                || (!scope.bodies().isEmpty() && parties.includes(matter.number(), scope));
    }

    /** The actions this actor may take now, in the order of the definition. */
    public List<Action> lawful(Matter matter, Actor actor) {
        return procedures
                .of(matter)
                .actionsFrom(matter.state())
                .filter(action -> Preconditions.allowed(matter, action))
                .filter(action -> authority.may(matter, action, actor))
                .toList();
    }

    /** Whether this is who brought the matter: the proven number, or the link's key where no number was left. */
    public boolean isReporter(Matter matter, Actor.Resident resident) {
        return outsiders.isReporter(matter, resident);
    }

    public List<HistoryLine> history(Matter matter) {
        return jdbc.sql("select * from procedure.history where county = :county and number = :number order by seq")
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .query((row, _) -> rows.line(row))
                .list();
    }

    /** The matters of somebody who proved a phone number, the newest first, each with when it is due. */
    public List<Listed> ofReporter(Phone phone, int limit) {
        return jdbc.sql(
                        "select * from procedure.matter where reporter = :reporter order by opened_at desc limit :limit")
                .param("reporter", vault.digest(phone.value()))
                .param("limit", limit)
                .query((row, _) -> Listed.of(rows, row))
                .list();
    }

    /** The key of the link that is given to the reporter alone. */
    public String linkKey(MatterNumber number) {
        return LinkKey.of(vault, number);
    }

    public boolean opens(MatterNumber number, @Nullable String key) {
        return LinkKey.opens(vault, number, key);
    }

    /** Whether a file was handed in with this matter: nobody reads a file by another matter's address. */
    public boolean hasFile(Matter matter, UUID file) {
        var id = file.toString();
        return mentions(matter.fields(), id) || history(matter).stream().anyMatch(line -> mentions(line.form(), id));
    }

    private static boolean mentions(Map<String, Object> answers, String id) {
        return answers.values().stream()
                .anyMatch(answer -> answer.equals(id) || (answer instanceof List<?> ids && ids.contains(id)));
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

    static String actionName(Procedure procedure, String key) {
        var action = procedure.action(key);
        return action == null ? "提交" : action.name();
    }

    static String context(MatterNumber number) {
        return "matter/" + number.value();
    }
}
