package org.gongzhi.disclosure;

import java.time.LocalDate;
import java.util.List;

/**
 * One power of a village (权力事项): a published procedure, what allows it, and where its results are published.
 *
 * @param procedure the id of the procedure by which it is used
 * @param item the item under which its results are published
 */
record Power(String key, String name, String group, String procedure, String item, String basis) {

    /** The powers of a kind of village from a day on (权力清单). */
    record Listing(String key, String name, LocalDate since, List<String> kinds, List<Power> powers) {}
}
