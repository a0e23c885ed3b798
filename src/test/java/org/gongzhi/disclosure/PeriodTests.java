package org.gongzhi.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods and amounts as people write them. */
class PeriodTests {

    @ParameterizedTest
    @CsvSource({
        "2026-10,2026-10-01,2026-10-31,2026年10月,2026-09",
        "2026-Q1,2026-01-01,2026-03-31,2026年第1季度,2025-Q4",
        "2026-H2,2026-07-01,2026-12-31,2026年下半年,2026-H1",
        "2026,2026-01-01,2026-12-31,2026年,2025"
    })
    void aPeriodKnowsItsDaysItsWordsAndTheOneBefore(
            String key, LocalDate begins, LocalDate ends, String words, String before) {
        var period = Period.of(key);
        assertThat(period.begins()).isEqualTo(begins);
        assertThat(period.ends()).isEqualTo(ends);
        assertThat(period.words()).isEqualTo(words);
        assertThat(period.before()).map(Period::key).contains(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-13", "2026-Q5", "2026-H0", "2026-02-30-1", "2026-11-25", "26", "", "2026-11-25-0", "x"})
    void whatIsNoPeriodIsRefused(String key) {
        assertThat(Period.parse(key)).isEmpty();
    }

    @Test
    void whatHappenedIsItsOwnPeriod() {
        var period = Period.of("2026-11-25-2");
        assertThat(period.words()).isEqualTo("2026年11月25日");
        assertThat(period.before()).isEmpty();
    }

    @Test
    void amountsAreAddedExactlyAndWhatIsNoAmountIsNone() {
        var money = Column.parse("金额:money");
        assertThat(Amounts.sum(List.of(List.of("0.10"), List.of("0.20"), List.of("")), 0))
                .isEqualByComparingTo("0.30");
        assertThat(Amounts.parse("1,234.5"))
                .map(amount -> Amounts.kept(money, amount))
                .contains("1234.50");
        assertThat(Amounts.shown(money, new BigDecimal("1234567.8"))).isEqualTo("1,234,567.80");
        assertThat(Amounts.parse("一百")).isEmpty();
        assertThat(Amounts.parse("1.234")).isEmpty();
        assertThat(Amounts.totals(
                        List.of(Column.parse("项目"), money), List.of(List.of("a", "1.00"), List.of("b", "2.00")), "合计"))
                .containsExactly("合计", "3.00");
    }
}
