package org.gongzhi.procedure;

import java.util.List;

/**
 * Lawful answers that no definition can list, because they grow elsewhere: {@code of: exchange.services} in the form of
 * an action. A module offers a bean; the form shows a list, and whatever is not on it is refused.
 */
public interface Offering {

    /** The name in definitions, {@code module.what}. */
    String name();

    /** What may be answered today, as people read it, in the order shown. */
    List<String> answers();
}
