package org.gongzhi.desk;

import java.util.List;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;

/** Offers matters that may be about the same thing as another (可能重复). Whichever module can find them offers a bean. */
public interface Alike {

    /** The likeliest first, none that the scope does not see, never the matter itself. */
    List<Likely> of(Matter matter, Scope scope, int most);

    /**
     * A matter that may be about the same thing.
     *
     * @param why in words, such as 同一小区，三天内，用词相近
     */
    record Likely(MatterNumber number, String title, String why) {}
}
