package org.gongzhi.disclosure;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.disclosure.Source.Filling;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.Places;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Balances that agree (收支平衡): what there was, and what came in, less what went out, is what there is; and a period
 * begins with what the one before ended with. Worked out in whole fen.
 */
@Component
class Balances {

    private final List<BalanceRule> rules;
    private final DueRepository due;
    private final Drafts drafts;
    private final Versions versions;
    private final Items items;
    private final Places places;

    Balances(
            DueRepository due,
            Drafts drafts,
            Versions versions,
            Items items,
            Places places,
            @Value("${gongzhi.disclosure.balances:classpath:disclosure/balances.yaml}") Resource source)
            throws IOException {
        this.due = due;
        this.drafts = drafts;
        this.versions = versions;
        this.items = items;
        this.places = places;
        this.rules = BalanceRule.read(source);
    }

    /** What does not agree in what is about to be published; empty when all does, or nothing can be compared. */
    Optional<Refusal> fault(Slot slot, Contents contents) {
        for (var rule : rules) {
            if (slot.item().equals(rule.item()) && exists(slot, rule.flows())) {
                return continued(rule, slot, contents).or(() -> agrees(rule, slot, contents));
            }
            if (slot.item().equals(rule.flows())) {
                return known(at(slot, rule.item())).flatMap(balance -> equation(rule, slot, balance, contents));
            }
        }
        return Optional.empty();
    }

    /** Where no amount is said, none can be wrong; else it needs what came in and went out. */
    private Optional<Refusal> agrees(BalanceRule rule, Slot slot, Contents contents) {
        var flows = known(at(slot, rule.flows()));
        if (flows.isPresent()) {
            return equation(rule, slot, contents, flows.get());
        }
        return contents.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.conflict(
                        "disclosure.balance.flows-first",
                        item(at(slot, rule.flows())).map(Item::name).orElse("")));
    }

    /** What a balance must be, when the one before it and this period's flows are known and there is one account. */
    Optional<Filling> worked(Slot slot) {
        return rules.stream()
                .filter(rule -> rule.item().equals(slot.item()))
                .flatMap(rule -> worked(rule, slot).stream())
                .findFirst();
    }

    private Optional<Filling> worked(BalanceRule rule, Slot slot) {
        var before = endings(rule, slot);
        var flows = known(at(slot, rule.flows()));
        if (before.size() != 1 || flows.isEmpty()) {
            return Optional.empty();
        }
        var account = before.entrySet().iterator().next();
        var after = account.getValue().add(flow(rule, slot, flows.get()));
        return Optional.of(new Filling("", List.of(List.of(account.getKey(), text(account.getValue()), text(after)))));
    }

    /** What was left at the end of the period before, all accounts together; empty when nobody published it. */
    Optional<BigDecimal> before(Slot flows) {
        return rules.stream()
                .filter(rule -> rule.flows().equals(flows.item()))
                .map(rule -> endings(rule, at(flows, rule.item())))
                .filter(endings -> !endings.isEmpty())
                .map(endings -> endings.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .findFirst();
    }

    private Optional<Refusal> equation(BalanceRule rule, Slot slot, Contents balance, Contents flows) {
        var opening = sum(at(slot, rule.item()), balance, rule.opening());
        var closing = sum(at(slot, rule.item()), balance, rule.closing());
        var in = sum(at(slot, rule.flows()), flows, rule.in());
        var out = sum(at(slot, rule.flows()), flows, rule.out());
        var worked = opening.add(in).subtract(out);
        return worked.compareTo(closing) == 0
                ? Optional.empty()
                : Optional.of(Refusal.invalid(
                        "disclosure.balance.off",
                        text(opening),
                        text(in),
                        text(out),
                        text(worked),
                        text(closing),
                        text(closing.subtract(worked))));
    }

    /** Each account begins with what it ended with; none with money in it is left out. */
    private Optional<Refusal> continued(BalanceRule rule, Slot slot, Contents contents) {
        var now = amounts(slot, contents, rule.account(), rule.opening());
        return endings(rule, slot).entrySet().stream()
                .filter(one -> one.getValue().compareTo(now.getOrDefault(one.getKey(), BigDecimal.ZERO)) != 0)
                .findFirst()
                .map(one -> Refusal.invalid(
                        "disclosure.balance.not-continued",
                        one.getKey(),
                        text(now.getOrDefault(one.getKey(), BigDecimal.ZERO)),
                        text(one.getValue())));
    }

    private Map<String, BigDecimal> endings(BalanceRule rule, Slot slot) {
        return slot.period()
                .before()
                .map(period -> new Slot(slot.place(), rule.item(), period))
                .flatMap(this::published)
                .map(version ->
                        amounts(version.paper().heads(), version.paper().rows(), rule.account(), rule.closing()))
                .orElse(Map.of());
    }

    private BigDecimal flow(BalanceRule rule, Slot slot, Contents flows) {
        var where = at(slot, rule.flows());
        return sum(where, flows, rule.in()).subtract(sum(where, flows, rule.out()));
    }

    /** What is being written of it, else what was published. */
    private Optional<Contents> known(Slot slot) {
        return drafts.find(slot)
                .map(Drafts.Draft::contents)
                .or(() -> published(slot).map(version -> version.paper().contents()));
    }

    private Optional<Version> published(Slot slot) {
        return due.find(slot).filter(Due::isDone).flatMap(one -> versions.find(slot, one.version()));
    }

    private boolean exists(Slot slot, String item) {
        return item(at(slot, item)).isPresent();
    }

    private Optional<Item> item(Slot slot) {
        return items.find(places.get(slot.place()), slot.item());
    }

    private static Slot at(Slot slot, String item) {
        return new Slot(slot.place(), item, slot.period());
    }

    private BigDecimal sum(Slot slot, Contents contents, String column) {
        var heads = item(slot).map(Item::heads).orElse(List.of());
        return heads.contains(column) ? Amounts.sum(contents.rows(), heads.indexOf(column)) : BigDecimal.ZERO;
    }

    private Map<String, BigDecimal> amounts(Slot slot, Contents contents, String name, String column) {
        return amounts(item(slot).map(Item::columns).orElse(List.of()), contents.rows(), name, column);
    }

    private static Map<String, BigDecimal> amounts(
            List<Column> columns, List<List<String>> rows, String name, String column) {
        var heads = columns.stream().map(Column::name).toList();
        var amounts = new LinkedHashMap<String, BigDecimal>();
        if (heads.contains(name) && heads.contains(column)) {
            rows.forEach(row -> amounts.merge(
                    row.get(heads.indexOf(name)),
                    Amounts.parse(row.get(heads.indexOf(column))).orElse(BigDecimal.ZERO),
                    BigDecimal::add));
        }
        return amounts;
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
