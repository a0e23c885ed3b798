package org.gongzhi.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.gongzhi.testing.Visitor;
import org.gongzhi.web.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Tables handed in instead of typed, and months that must add up: each test takes months of its own in the year 2031.
 */
@Pages
class TablesTests {

    private static final List<String> HEADS = List.of("日期", "收支", "项目", "金额（元）", "对方", "经手", "凭证号");

    private final DueCheck check;
    private final Publications publications;
    private final Fillings fillings;
    private final Matters matters;
    private final MockMvcTester mvc;
    private final SmallTown town;
    private final TestTime.Movable time;

    TablesTests(
            DueCheck check,
            Publications publications,
            Fillings fillings,
            Matters matters,
            MockMvcTester mvc,
            SmallTown town,
            TestTime.Movable time) {
        this.check = check;
        this.publications = publications;
        this.fillings = fillings;
        this.matters = matters;
        this.mvc = mvc;
        this.town = town;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        town.settle();
    }

    @AfterEach
    void timeIsItselfAgain() {
        time.set(InstantSource.system().instant());
    }

    @Test
    void aTableBecomesTheLinesAndAFloatingSumBecomesItsFen() throws IOException {
        var slot = planned("income-expense", "2031-04");
        var file = sheet(List.of(
                List.<Object>of("期初余额", "", "", 100),
                List.<Object>of(47_940, "收入", "桑园租金", 0.1 + 0.2, "曾繁星", "李芳", "记-1"),
                List.<Object>of("2031年4月9日", "支出", "购铁锹", "1,250.5", "农资店", "李芳", "记-2"),
                List.<Object>of("支出合计", "", "", 1250.5),
                List.<Object>of("期末余额", "", "", "-1150.20")));

        assertThat(hand("李芳", slot, file, "流水.xlsx")).hasStatus3xxRedirection();

        assertThat(publications.draft(slot).contents().rows())
                .containsExactly(
                        List.of("桑园租金", "0.30", "", "李芳", "2031-04-02", "曾繁星", "记-1"),
                        List.of("购铁锹", "", "1250.50", "李芳", "2031-04-09", "农资店", "记-2"));
        assertThat(page("李芳", slot.workPath())).contains("合计", "1,250.50");
        assertThat(get("李芳", slot.workPath() + "/table.xlsx")).hasStatusOk();
    }

    @Test
    void everyRowThatIsWrongIsNamedAndNothingOfTheTableIsKept() {
        var slot = planned("income-expense", "2031-06");
        publications.save(slot, new Contents("原来写的", List.of(), List.of()), 0);
        var refused = hand("李芳", slot, csv("""
                日期,收支,项目,金额,对方,经手,凭证号
                2031-06-01,收入,槐花款,12.345,收购站,李芳,记-1
                2031-07-01,支出,油漆,30,五金店,李芳,记-2
                2031-06-05,借出,垫付,30,五金店,李芳,记-3
                2031-06-06,支出,,三十元,五金店,,记-4
                2031-06-08,支出,麻绳,8,五金店,李芳,记-5
                2031-06-08,支出,麻绳,8,五金店,李芳,记-5
                """), "a.csv");

        assertThat(refused).hasStatus(422);
        assertThat(Visitor.text(refused))
                .contains("表格有 5 处不对")
                .contains("第 2 行：“金额”里的“12.345”不是数字")
                .contains("第 3 行：“日期”2031-07-01 不在2031年6月里")
                .contains("第 4 行：“收支”里的“借出”不对，只能是：收入、支出")
                .contains("第 5 行：“项目”没有填；“金额”里的“三十元”不是数字，或多于两位小数；“经手”没有填")
                .contains("第 7 行：和第 6 行完全一样");
        assertThat(publications.draft(slot).contents().summary()).isEqualTo("原来写的");
        assertThat(publications.draft(slot).contents().rows()).isEmpty();

        assertThat(Visitor.text(hand("李芳", slot, csv("日期,收支,备注\n"), "a.csv"))).contains("表格里没有内容");
        assertThat(Visitor.text(hand("李芳", slot, csv("日期,收支,备注\n1,2,3\n"), "a.csv")))
                .contains("不认识栏目“备注”");
        assertThat(Visitor.text(hand("李芳", slot, csv("日期,收支\n1,2\n"), "a.csv"))).contains("缺少栏目：项目、金额");
        assertThat(hand("李芳", slot, new byte[] {0, 1, 2, 3}, "a.csv")).hasStatus(422);
        assertThat(Visitor.text(hand("李芳", slot, csv("""
                日期,收支,项目,金额,对方,经手,凭证号
                期初余额,,,50
                2031-06-01,收入,槐花款,12.34,收购站,李芳,记-1
                合计,,,12.30
                期末余额,,,60
                """), "a.csv")))
                .contains("第 4 行：“金额”写的是 12.30，逐笔相加是 12.34，差 -0.04")
                .contains("期初 50.00 ＋ 收入 12.34 － 支出 0.00 ＝ 62.34，期末写的是 60.00，差 -2.34");
    }

    @Test
    void aMonthThatDoesNotAddUpOrDoesNotBeginWhereTheLastOneEndedIsNotPublished() {
        var june = planned("balance", "2031-07");
        var juneFlows = planned("income-expense", "2031-07");
        save(june, List.of("基本户", "100", "130"));
        assertThat(submitted(june)).contains("请先填“居委会经费收支明细”");
        save(juneFlows, List.of("房租", "40", "", "", "", "", ""));
        assertThat(submitted(june)).contains("期初 100.00 ＋ 收入 40.00 － 支出 0.00 ＝ 140.00", "差 -10.00");
        save(june, List.of("基本户", "100", "140"));
        publish(juneFlows);
        publish(june);

        var july = planned("balance", "2031-08");
        var julyFlows = planned("income-expense", "2031-08");
        assertThat(Visitor.text(hand("李芳", julyFlows, csv("""
                日期,收支,项目,金额,对方,经手,凭证号
                期初余额,,,150
                2031-08-01,支出,灯泡,15.55,五金店,李芳,记-9
                """), "a.csv")))
                .contains("期初写的是 150.00，上期公布的期末是 140.00，差 10.00");
        save(julyFlows, List.of("灯泡", "", "15.55", "", "", "", ""));
        assertThat(fillings.of(july).rows())
                .as("nobody types what can be worked out")
                .containsExactly(List.of("基本户", "140.00", "124.45"));
        save(july, List.of("基本户", "124.45", "108.90"));
        assertThat(submitted(july)).contains("“基本户”的期初 124.45 和上期公布的期末 140.00 不一致");
        save(july, List.of("基本户", "140", "124.45"));
        publish(julyFlows);
        publish(july);

        publications.correct(julyFlows, "漏记", officer("李芳"));
        save(julyFlows, List.of("灯泡", "", "16", "", "", "", ""));
        assertThat(submitted(julyFlows))
                .as("what was published must still agree")
                .contains("差 0.45");
    }

    @Test
    void anExpensePaidHereFillsItsMonthAndIsMissedWhereItIsLeftOut() {
        var slot = planned("income-expense", "2031-10");
        var number = matters.open(new Opening(
                        "village-expense",
                        SmallTown.VILLAGE,
                        null,
                        "web",
                        Map.of("subject", "换活动室门锁", "amount", "380", "reason", "坏了"),
                        officer("李芳"),
                        null,
                        null))
                .number();
        take(number.value(), "approve", 1, "王强", Map.of("verdict", "pass"));
        take(number.value(), "check", 2, "陈静", Map.of("verdict", "pass"));
        take(number.value(), "pay", 3, "李芳", Map.of("voucher", "记-云杉-7"));

        assertThat(fillings.of(slot).rows())
                .containsExactly(List.of("换活动室门锁", "", "380.00", "李芳", "2031-10-20", "", "记-云杉-7"));
        assertThat(page("李芳", slot.workPath())).contains("记-云杉-7", "其余的请补上");
        save(slot, List.of("卖旧报纸", "12", "", "", "", "", ""));
        assertThat(page("李芳", slot.workPath() + "/check")).contains("换活动室门锁，380.00 元，凭证号 记-云杉-7");
    }

    private void take(String number, String action, int version, String who, Map<String, Object> form) {
        matters.perform(new Step(
                new org.gongzhi.procedure.MatterNumber(number),
                action,
                version,
                new HashMap<>(form),
                officer(who),
                null,
                null));
    }

    private Slot planned(String item, String month) {
        time.set(Instant.parse(month + "-20T02:00:00Z"));
        check.plan(YearMonth.parse(month), place -> place.code().isWithin(SmallTown.COUNTY));
        return new Slot(SmallTown.VILLAGE, item, Period.of(month));
    }

    private void save(Slot slot, List<String> row) {
        publications.save(
                slot,
                new Contents("", List.of(row), List.of()),
                publications.draft(slot).edition());
    }

    private void publish(Slot slot) {
        publications.submit(slot, officer("李芳"), null);
        publications.review(slot, Map.of("verdict", "pass"), officer("陈静"), null);
    }

    /** What the page says when the draft is sent to the committee; the program refused. */
    private String submitted(Slot slot) {
        var edition = String.valueOf(publications.draft(slot).edition());
        var answer = mvc.post()
                .uri(slot.workPath() + "/check")
                .with(As.staff(town.who("李芳"), "李芳"))
                .with(csrf())
                .param("edition", edition)
                .param("looked", "true")
                .exchange();
        assertThat(answer.getResponse().getStatus()).isBetween(400, 499);
        return Visitor.text(answer);
    }

    private Actor officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }

    private static byte[] csv(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] sheet(List<List<Object>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        Sheet.write(out, "流水", HEADS, rows.iterator());
        return out.toByteArray();
    }

    private MvcTestResult hand(String name, Slot slot, byte[] file, String called) {
        return mvc.post()
                .uri(slot.workPath() + "/table")
                .multipart()
                .file(new MockMultipartFile("table", called, "application/octet-stream", file))
                .with(As.staff(town.who(name), name))
                .with(csrf())
                .param("edition", String.valueOf(publications.draft(slot).edition()))
                .exchange();
    }

    private MvcTestResult get(String name, String address) {
        return mvc.get().uri(address).with(As.staff(town.who(name), name)).exchange();
    }

    private String page(String name, String address) {
        var answer = get(name, address);
        assertThat(answer).as(address).hasStatusOk();
        return Visitor.text(answer);
    }
}
