package org.gongzhi.campaign;

import java.util.ArrayList;
import java.util.List;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks the ledgers of a campaign three ways: the counters against the lines, the counters against the items that
 * stand open, and the items against the matters themselves. Any difference is a fault of this program.
 */
@Service
class Balance {

    private final BalanceRepository recount;
    private final Register register;

    Balance(BalanceRepository recount, Register register) {
        this.recount = recount;
        this.register = register;
    }

    /**
     * A ledger, or a matter, that does not agree with another account of it.
     *
     * @param where the book's place or the matter's number
     * @param what {@code lines}, {@code items} or {@code matter}
     */
    record Difference(String where, String what, String counted, String found) {}

    /** Every difference; none when all is well. */
    @Transactional(readOnly = true)
    List<Difference> check(Campaign campaign) {
        var differences = new ArrayList<>(books(campaign));
        recount.items(
                campaign.code(),
                item -> register.find(item.number())
                        .map(Matter::state)
                        .filter(item.state()::equals)
                        .ifPresentOrElse(
                                _ -> {},
                                () -> differences.add(
                                        new Difference(item.number().value(), "matter", item.state(), "—"))));
        return differences;
    }

    /** The differences of the books alone: two statements, whatever their size. */
    @Transactional(readOnly = true)
    List<Difference> books(Campaign campaign) {
        var differences = new ArrayList<Difference>();
        for (var account : recount.accounts(campaign.code())) {
            var kept = account.kept();
            if (!kept.equals(account.lines()) || !kept.balances()) {
                differences.add(new Difference(
                        kept.book().value(),
                        "lines",
                        kept.toString(),
                        account.lines().toString()));
            }
            if (kept.open() != account.openItems()) {
                differences.add(new Difference(
                        kept.book().value(),
                        "items",
                        Integer.toString(kept.open()),
                        Integer.toString(account.openItems())));
            }
        }
        return differences;
    }

    /** One book: as kept, as its lines add up, and how many items stand open in it. */
    record Account(PlaceCode book, Ledger kept, Ledger lines, int openItems) {}
}
