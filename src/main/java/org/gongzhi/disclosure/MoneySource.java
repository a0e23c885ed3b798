package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Person;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Uses;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/**
 * Money, as far as the program knows it: expenses that were approved and paid here, and what is left, worked out from
 * what was left before. Income comes from a table or is typed.
 */
@Component
class MoneySource implements Source {

    private static final String EXPENSE = "village-expense";
    private static final String FLOWS = "income-expense";
    private static final String BALANCE = "balance";

    private final Uses uses;
    private final Register register;
    private final Accounts accounts;
    private final Balances balances;
    private final Headings headings;

    MoneySource(Uses uses, Register register, Accounts accounts, Balances balances, Headings headings) {
        this.uses = uses;
        this.register = register;
        this.accounts = accounts;
        this.balances = balances;
        this.headings = headings;
    }

    @Override
    public String name() {
        return "money";
    }

    @Override
    public Share share(String item) {
        return switch (item) {
            case FLOWS -> Share.PART;
            case BALANCE -> Share.ALL;
            default -> Share.NONE;
        };
    }

    @Override
    public Optional<Filling> fill(PlaceCode village, String item, Period period) {
        return switch (item) {
            case FLOWS -> expenses(village, period);
            case BALANCE -> balances.worked(new Slot(village, item, period));
            default -> Optional.empty();
        };
    }

    private Optional<Filling> expenses(PlaceCode village, Period period) {
        var rows = paid(village, period).stream().map(this::row).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Filling(headings.words("disclosure.expenses.summary", rows.size()), rows));
    }

    /** What was paid here and is not in the lines: somebody should look why. */
    @Override
    public List<String> omitted(PlaceCode village, String item, Period period, List<List<String>> rows) {
        return item.equals(FLOWS)
                ? paid(village, period).stream()
                        .map(this::row)
                        .filter(paid -> rows.stream().noneMatch(row -> row.contains(paid.getLast())))
                        .map(paid -> headings.words(
                                "disclosure.expenses.omitted", paid.getFirst(), paid.get(2), paid.getLast()))
                        .toList()
                : List.of();
    }

    private List<Matter> paid(PlaceCode village, Period period) {
        return uses
                .ended(
                        EXPENSE,
                        village,
                        Shanghai.startOf(period.begins()),
                        Shanghai.startOf(period.ends().plusDays(1)))
                .stream()
                .filter(matter -> matter.state().equals("paid"))
                .toList();
    }

    private List<String> row(Matter matter) {
        var payment = register.history(matter).stream()
                .filter(line -> line.action().equals("pay"))
                .reduce((_, later) -> later)
                .orElseThrow();
        var amount = new BigDecimal(String.valueOf(matter.fields().get("amount"))).setScale(2);
        return List.of(
                matter.title(),
                "",
                amount.toPlainString(),
                handler(payment),
                Shanghai.day(payment.at()).toString(),
                "",
                Objects.toString(payment.form().get("voucher"), ""));
    }

    private String handler(HistoryLine payment) {
        UUID person = payment.person();
        return person == null ? "" : accounts.person(person).map(Person::name).orElse("");
    }
}
