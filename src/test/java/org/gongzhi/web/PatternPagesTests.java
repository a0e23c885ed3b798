package org.gongzhi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongzhi.testing.Device;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.PagesTests;
import org.junit.jupiter.api.Test;

/** Every part a page may be built of, on one page for each layout. */
@Pages
class PatternPagesTests extends PagesTests {

    @Override
    protected List<Look> pages() {
        return List.of(
                Look.at("/cards/patterns/layout", "patterns-resident"),
                Look.at("/cards/patterns/staff", "patterns-staff"),
                Look.at("/cards/patterns/print", "patterns-print").paper());
    }

    @Test
    void aMenuOfTwentyEntriesOpensWithinTheScreen() {
        for (var device : List.of(Device.PHONE, Device.ELDER, Device.NARROW, Device.DESK, Device.DESK_ELDER)) {
            try (var visit = visit(device)) {
                visit.open("/cards/patterns/staff");
                var headings = visit.page().locator(".menu summary");
                assertThat(headings.count()).isEqualTo(4);
                for (int i = 0; i < headings.count(); i++) {
                    headings.nth(i).click();
                    assertThat(visit.page().locator(".menu details[open]").count())
                            .isOne();
                    var panel = visit.page().locator(".menu [open] ul").boundingBox();
                    assertThat(panel.x).isNotNegative();
                    assertThat(panel.x + panel.width)
                            .isLessThanOrEqualTo(visit.page().viewportSize().width);
                    visit.measure();
                    visit.screenshot("menu-" + i);
                }
                visit.page().keyboard().press("Escape");
                assertThat(visit.page().locator(".menu details[open]").count()).isZero();
            }
        }
    }
}
