package org.gongzhi.desk;

import java.util.Optional;
import org.gongzhi.procedure.Matter;

/** A sheet of paper that a module prints for some matters; its link stands with the other sheets. */
public interface Paper {

    /**
     * Where it is printed.
     *
     * @param label a message key
     */
    record Sheet(String href, String label) {}

    Optional<Sheet> of(Matter matter);
}
