package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Amounts that a matter grants and later matters draw from, never beyond (额度). Each draw stays written down. */
@Service
public class Quantities {

    private final JdbcClient jdbc;
    private final Register register;
    private final Procedures procedures;
    private final Posts posts;

    Quantities(JdbcClient jdbc, Register register, Procedures procedures, Posts posts) {
        this.jdbc = jdbc;
        this.register = register;
        this.procedures = procedures;
        this.posts = posts;
    }

    /** An amount granted by a matter, and how much of it is drawn. */
    public record Quantity(String key, String name, long amount, long drawn) {

        public long left() {
            return amount - drawn;
        }
    }

    /** One draw by a later matter. */
    public record Drawn(String quantity, MatterNumber by, long amount, Instant at) {}

    public List<Quantity> of(Matter matter) {
        var names = procedures.of(matter).quantities();
        return jdbc.sql("""
                        select name, amount, drawn from procedure.quantity
                         where county = :county and number = :number order by name
                        """)
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .query((row, _) -> new Quantity(
                        row.getString("name"),
                        names.getOrDefault(row.getString("name"), row.getString("name")),
                        row.getLong("amount"),
                        row.getLong("drawn")))
                .list();
    }

    public List<Drawn> draws(MatterNumber number) {
        return jdbc.sql("""
                        select name, by_number, amount, at from procedure.draw
                         where county = :county and number = :number order by at, by_number
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> new Drawn(
                        row.getString("name"),
                        new MatterNumber(row.getString("by_number")),
                        row.getLong("amount"),
                        MatterRows.instant(row, "at")))
                .list();
    }

    /** Grants what the action says; granted again, it is more. */
    void grant(Matter matter, Action action, Map<String, Object> form) {
        action.deeds()
                .grants()
                .forEach((name, operand) -> jdbc.sql("""
                        insert into procedure.quantity as old (county, number, name, amount)
                        values (:county, :number, :name, :amount)
                            on conflict (county, number, name) do update set amount = old.amount + excluded.amount
                        """)
                        .param("county", matter.number().county())
                        .param("number", matter.number().value())
                        .param("name", name)
                        .param("amount", amount(operand.in(Guard.Said.of(form, matter))))
                        .update());
    }

    /** @throws Refusal when the other matter is unknown to this person, grants nothing of the kind, or not so much */
    void draw(Matter matter, Deeds.Draw draw, Map<String, Object> form, Actor actor, Matter after) {
        var of = new MatterNumber(String.valueOf(form.get(draw.of())));
        if (actor instanceof Actor.Officer officer) {
            register.get(of, posts.scopeOf(officer.person()));
        }
        var amount = amount(draw.amount().in(Guard.Said.of(form, matter)));
        // The update waits for whoever draws at the same moment, and takes nothing when too little is left.
        var taken = jdbc.sql("""
                        update procedure.quantity set drawn = drawn + :amount
                         where county = :county and number = :number and name = :name and drawn + :amount <= amount
                        """)
                .param("county", of.county())
                .param("number", of.value())
                .param("name", draw.quantity())
                .param("amount", amount)
                .update();
        if (taken == 0) {
            throw beyond(of, draw.quantity(), amount);
        }
        jdbc.sql("""
                        insert into procedure.draw (county, number, name, by_number, by_seq, amount, at)
                        values (:county, :number, :name, :by, :seq, :amount, :at)
                        """)
                .param("county", of.county())
                .param("number", of.value())
                .param("name", draw.quantity())
                .param("by", matter.number().value())
                .param("seq", after.version())
                .param("amount", amount)
                .param("at", utc(after.changedAt()))
                .update();
    }

    private Refusal beyond(MatterNumber of, String name, long amount) {
        var granting = register.find(of).orElseThrow(() -> Refusal.unknown("procedure.unknown-number", of.value()));
        return this.of(granting).stream()
                .filter(quantity -> quantity.key().equals(name))
                .findFirst()
                .map(quantity ->
                        Refusal.conflict("procedure.beyond", quantity.name(), of.value(), amount, quantity.left()))
                .orElseGet(() -> Refusal.conflict("procedure.grants-nothing", of.value()));
    }

    private static long amount(@Nullable String value) {
        try {
            var amount = Long.parseLong(Objects.requireNonNullElse(value, ""));
            if (amount > 0) {
                return amount;
            }
        } catch (NumberFormatException _) {
            // said below, as for every other amount that is none
        }
        throw Refusal.invalid("procedure.no-amount");
    }
}
