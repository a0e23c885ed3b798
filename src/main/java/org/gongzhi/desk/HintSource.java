package org.gongzhi.desk;

import java.util.List;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;

/** Knows something worth telling whoever handles a matter. Every bean of this type is asked when the page is shown. */
public interface HintSource {

    List<Hint> of(Matter matter, List<HistoryLine> history);
}
