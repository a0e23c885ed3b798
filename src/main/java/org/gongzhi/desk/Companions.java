package org.gongzhi.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.PartyRole;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Quantities;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Relations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What belongs to a matter besides itself, as staff see it: other matters, people with a role, facts and amounts. */
@Component
class Companions {

    private static final int MOST = 50;
    private static final int ALIKE = 5;

    private final Relations relations;
    private final Register register;
    private final Procedures procedures;
    private final Quantities quantities;
    private final Wording wording;
    private final List<Alike> finders;

    Companions(
            Relations relations,
            Register register,
            Procedures procedures,
            Quantities quantities,
            Wording wording,
            List<Alike> finders) {
        this.relations = relations;
        this.register = register;
        this.procedures = procedures;
        this.quantities = quantities;
        this.wording = wording;
        this.finders = finders;
    }

    /** Things of one kind. */
    record Group(String title, List<Item> items) {}

    /**
     * One thing.
     *
     * @param number leads to a matter whoever looks may see; null leads nowhere
     */
    record Item(@Nullable String number, String text, String note) {}

    List<Group> of(Matter matter, Officers.Officer officer) {
        var procedure = procedures.of(matter);
        var groups = new ArrayList<Group>();
        add(groups, "desk.kin.lead", others(relations.lead(matter).stream().toList(), officer));
        add(groups, "desk.kin.members", others(relations.members(matter), officer));
        add(groups, "desk.kin.parent", others(relations.parent(matter).stream().toList(), officer));
        add(groups, "desk.kin.children", others(relations.children(matter), officer));
        for (var link : relations.links(matter)) {
            add(groups, "desk.kin." + link.how(), others(List.of(link), officer));
        }
        add(groups, "desk.kin.parties", parties(procedure, matter));
        add(groups, "desk.kin.facts", facts(procedure, matter));
        add(groups, "desk.kin.quantities", amounts(matter));
        return groups;
    }

    /** Matters that may be about the same thing, for whoever may merge them. */
    List<Alike.Likely> alike(Matter matter, Officers.Officer officer) {
        return finders.stream()
                .flatMap(finder -> finder.of(matter, officer.scope(), ALIKE).stream())
                .limit(ALIKE)
                .toList();
    }

    private void add(List<Group> groups, String key, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        var title = wording.word(key);
        groups.stream()
                .filter(group -> group.title().equals(title))
                .findFirst()
                .ifPresentOrElse(
                        group -> group.items().addAll(items),
                        () -> groups.add(new Group(title, new ArrayList<>(items))));
    }

    private List<Item> others(List<Relations.Related> related, Officers.Officer officer) {
        return related.stream().limit(MOST).map(one -> other(one, officer)).toList();
    }

    private Item other(Relations.Related one, Officers.Officer officer) {
        var seen = register.seen(one.number(), officer.scope());
        var words = one.procedure() + " " + one.number()
                + seen.map(matter -> " " + matter.title()).orElse("");
        var holder = seen.filter(matter -> !matter.ended() && matter.lead() == null)
                .map(matter -> wording.holder(matter.desk()));
        return new Item(
                seen.map(Matter::number).map(MatterNumber::value).orElse(null),
                words,
                one.state() + holder.map(name -> " · " + name).orElse(""));
    }

    private List<Item> parties(Procedure procedure, Matter matter) {
        return matter.parties().stream()
                .map(party -> {
                    var role = Optional.ofNullable(procedure.parties().get(party.role()))
                            .map(PartyRole::name)
                            .orElse(party.role());
                    var desk = party.desk();
                    var who = desk != null
                            ? wording.holder(desk)
                            : Optional.ofNullable(party.shown()).orElse("");
                    return new Item(null, role + "：" + who, Shanghai.minute(party.since()));
                })
                .toList();
    }

    private List<Item> facts(Procedure procedure, Matter matter) {
        return procedure.facts().values().stream()
                .filter(fact -> matter.facts().containsKey(fact.key()))
                .map(fact -> new Item(
                        null,
                        fact.label() + "："
                                + fact.shown(String.valueOf(matter.facts().get(fact.key()))),
                        ""))
                .toList();
    }

    private List<Item> amounts(Matter matter) {
        var items = new ArrayList<Item>();
        for (var quantity : quantities.of(matter)) {
            items.add(new Item(
                    null,
                    quantity.name(),
                    wording.word("desk.kin.drawn", quantity.amount(), quantity.drawn(), quantity.left())));
            quantities.draws(matter.number()).stream()
                    .filter(drawn -> drawn.quantity().equals(quantity.key()))
                    .limit(MOST)
                    .forEach(drawn -> items.add(new Item(
                            null,
                            wording.word("desk.kin.draw", drawn.by().value(), drawn.amount()),
                            Shanghai.minute(drawn.at()))));
        }
        return items;
    }
}
