package org.gongzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongzhi.testing.TestTime;
import org.gongzhi.web.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

@ApplicationModuleTest
@AutoConfigureMockMvc
@Transactional
class CalendarPagesTests {

    private final MockMvcTester mvc;
    private final WorkCalendar calendar;
    private final DayRepository entries;

    CalendarPagesTests(MockMvcTester mvc, WorkCalendar calendar, DayRepository entries, TestTime.Movable time) {
        this.mvc = mvc;
        this.calendar = calendar;
        this.entries = entries;
        time.set(Instant.parse("2027-02-02T02:00:00Z"));
    }

    @Test
    void showsAYearWithItsDaysOffAndMakeUpDays() {
        assertThat(page(2026)).hasStatusOk().bodyText().contains("2026 年工作日历", "title=\"春节\"", "休", "班", "国务院放假通知已收录");
    }

    @Test
    void saysWhenAYearIsNotAnnouncedYet() {
        assertThat(page(2028)).hasStatusOk().bodyText().contains("还没有收录");
    }

    @Test
    void whatIsEnteredCountsFromThenOn() {
        assertThat(enter("2027-02-05", "2027-02-11", "off", "春节")).hasStatus3xxRedirection();
        assertThat(enter("2027-02-13", "", "work", "春节调休")).hasStatus3xxRedirection();

        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 8))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 13))).isTrue();
        assertThat(page(2027)).bodyText().contains("春节调休", "管理员");
    }

    @Test
    void whatIsTakenBackIsRememberedAndCountsNoMore() {
        enter("2027-03-01", "", "off", "误录");
        enter("2027-03-01", "", "announced", "更正");

        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 3, 1))).isTrue();
        assertThat(entries.of(2027)).extracting(DayEntry::name).contains("误录", "更正");
    }

    @Test
    void refusesDaysGoneByAndKeepsWhatWasTyped() {
        assertThat(enter("2027-01-04", "", "off", "补休<b>"))
                .hasStatus(422)
                .bodyText()
                .contains("过去的日子不能改", "补休&lt;b>", "2027-01-04");
    }

    @Test
    void refusesWhatIsMissingOrWrongFieldByField() {
        assertThat(enter("tomorrow", "", "maybe", "")).hasStatus(422).bodyText().contains("请填一个日期", "请选择放假", "请写名目");
        assertThat(enter("2027-05-05", "2027-05-01", "off", "劳动节")).bodyText().contains("结束日不能早于开始日");
        assertThat(enter("2027-05-01", "2027-06-01", "off", "劳动节")).bodyText().contains("一次最多录入 31 天");
        assertThat(entries.of(2027)).isEmpty();
    }

    private MvcTestResult page(int year) {
        return mvc.get()
                .uri("/admin/system/calendar?year=" + year)
                .with(authentication(administrator()))
                .exchange();
    }

    private MvcTestResult enter(String from, String until, String kind, String name) {
        return mvc.post()
                .uri("/admin/system/calendar")
                .param("from", from)
                .param("until", until)
                .param("kind", kind)
                .param("name", name)
                .with(authentication(administrator()))
                .with(csrf())
                .exchange();
    }

    private static TestingAuthenticationToken administrator() {
        return new TestingAuthenticationToken(
                new SystemAdministrator(), "", List.of(new SimpleGrantedAuthority("admin.system")));
    }

    /** As much of the signed-in administrator as a page must know. */
    private record SystemAdministrator() implements Viewer {

        @Override
        public String name() {
            return "管理员";
        }

        @Override
        public String title() {
            return "";
        }

        @Override
        public boolean may(String right) {
            return right.equals("admin.system");
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
