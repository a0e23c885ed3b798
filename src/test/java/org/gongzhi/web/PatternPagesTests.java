package org.gongzhi.web;

import java.util.List;
import org.gongzhi.testing.PagesTests;
import org.springframework.context.annotation.Import;

/** Every part a page may be built of, on one page for each layout. */
@Import(Patterns.class)
class PatternPagesTests extends PagesTests {

    @Override
    protected List<Look> pages() {
        return List.of(
                Look.at("/cards/patterns/layout", "patterns-resident"),
                Look.at("/cards/patterns/staff", "patterns-staff"),
                Look.at("/cards/patterns/print", "patterns-print").paper());
    }
}
