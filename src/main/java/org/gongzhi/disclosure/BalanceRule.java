package org.gongzhi.disclosure;

import java.io.IOException;
import java.util.List;
import org.springframework.core.io.Resource;

/**
 * Which item balances which: the names are columns.
 *
 * @param item the one that says what there was and what there is
 * @param flows the one that says what came in and what went out
 */
record BalanceRule(String item, String account, String opening, String closing, String flows, String in, String out) {

    static List<BalanceRule> read(Resource source) throws IOException {
        return Yamls.entries(source).stream()
                .map(entry -> new BalanceRule(
                        entry.text("item"),
                        entry.text("account"),
                        entry.text("opening"),
                        entry.text("closing"),
                        entry.text("flows"),
                        entry.text("in"),
                        entry.text("out")))
                .toList();
    }
}
