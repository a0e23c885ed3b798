package org.gongzhi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.WaitForSelectorOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.YearMonth;
import java.util.List;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.testing.Device;
import org.gongzhi.testing.PagesTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of the demonstration city, and the way of a report through a phone with large print. */
class SupervisionPagesTests extends PagesTests {

    @Autowired
    private RemedyRepository remedies;

    @Autowired
    private SpotRepository spots;

    @Override
    protected List<Look> pages() {
        var judged =
                remedies.shown().stream().filter(Remedy::isJudged).findFirst().orElseThrow();
        var check = spots.all().getFirst();
        return List.of(
                Look.at("/whistle", "whistle"),
                Look.at("/remedies", "remedies"),
                Look.at("/remedies/" + judged.number(), "remedy"),
                Look.at("/spot-checks/" + check.code(), "spot-check"),
                Look.at(
                        "/spot-checks/months/"
                                + YearMonth.from(check.announced().atZone(Shanghai.ZONE)),
                        "month"),
                Look.at("/work/reports", "reading-room").as("discipline"),
                Look.at("/work/spot-checks", "announce").as("discipline"));
    }

    @Test
    void aReportIsWrittenAnsweredAndLaidOpenInLargePrint() {
        try (var visit = visit(Device.ELDER)) {
            var page = visit.page();
            visit.open("/whistle");
            page.click("form:has([value=write]) button");
            visit.check();
            page.fill("[name=text]", "麻雀巷的石榴树被人锯了卖钱");
            page.waitForSelector(
                    "[name=proof]:not([value=''])",
                    new WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
            page.click("form:has([value=send]) button");
            visit.screenshot("whistle-receipt");
            visit.check();
            page.click("form:has([value=talk]) button");
            page.setInputFiles("[name=file]", new FilePayload("树.jpg", "image/jpeg", Evidence.photograph("SPARROW-3")));
            page.click("form:has([value=attach]) button");
            assertThat(page.innerText("main")).contains("SPARROW-3", "36.5400");
            visit.screenshot("whistle-found");
            visit.check();
            page.click("form:has([value=keep]) button");
            assertThat(page.innerText("main")).contains("麻雀巷", "树.jpg");
            visit.screenshot("whistle-talk");
            visit.check();
            assertThat(page.context().cookies())
                    .as("nothing but the choice of large print")
                    .extracting(cookie -> cookie.name)
                    .containsOnly("elder");
        }
    }
}
