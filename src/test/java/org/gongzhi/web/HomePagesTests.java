package org.gongzhi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongzhi.testing.Device;
import org.gongzhi.testing.PagesTests;
import org.junit.jupiter.api.Test;

class HomePagesTests extends PagesTests {

    @Override
    protected List<Look> pages() {
        return List.of(
                Look.at("/", "home"),
                Look.at("/privacy", "privacy"),
                Look.at("/accessibility", "accessibility"),
                Look.at("/q/nothing/here/at/all", "missing").refused(404),
                // Last: whoever looks has chosen large print from here on.
                Look.at("/elder?on=1&back=/privacy", "elder-switch"));
    }

    @Test
    void largePrintIsChosenOnceAndLeadsBack() {
        try (var visit = visit(Device.PHONE)) {
            visit.open("/privacy?from=home");

            visit.page().click("text=长辈版");

            assertThat(visit.page().url()).isEqualTo(base() + "/privacy?from=home");
            visit.open("/");
            assertThat(visit.page().locator("html").getAttribute("class")).isEqualTo("elder");
            visit.page().click("text=标准版");
            assertThat(visit.page().locator("html").getAttribute("class")).isNull();
        }
    }

    @Test
    void theFirstVisitIsLightAndTheNextOneLighter() {
        try (var visit = visit(Device.PHONE)) {
            visit.open("/");
            assertThat(visit.bytes()).isBetween(1L, 120_000L);

            visit.open("/");
            assertThat(visit.bytes()).isLessThanOrEqualTo(15_000L);
        }
    }

    @Test
    void thePageIsReadAloudWhereTheBrowserCanSpeak() {
        try (var visit = visit(Device.PHONE)) {
            visit.open("/privacy");

            assertThat(visit.page().locator("[data-read]").isVisible()).isTrue();
        }
        try (var visit = visit(Device.PLAIN)) {
            visit.open("/privacy");

            assertThat(visit.page().locator("[data-read]").isVisible()).isFalse();
        }
    }
}
