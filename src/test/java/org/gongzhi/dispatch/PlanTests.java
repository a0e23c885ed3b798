package org.gongzhi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongzhi.category.Category;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final PlaceCode COUNTY = new PlaceCode("620402");
    private static final PlaceCode STREET = new PlaceCode("620402001");
    private static final PlaceCode BUILDING = new PlaceCode("620402001006001001001");
    private static final String LAMPS = "城乡建设/城市建设和市政管理/城市公共设施";

    private long seq;

    private Entry line(PlaceCode place, String category, @Nullable String target, String from) {
        return new Entry(
                ++seq,
                place,
                category.isEmpty() ? null : new Category(category),
                target == null ? null : Target.body(target),
                List.of(),
                "样例",
                LocalDate.parse(from),
                true,
                Instant.EPOCH,
                null,
                "样例");
    }

    private static Optional<String> to(Plan plan, @Nullable String category, PlaceCode place) {
        return plan.find(category == null ? null : new Category(category), place)
                .map(Entry::target)
                .map(Target::code);
    }

    @Test
    void theNarrowestCategoryWinsAndAmongThoseTheNarrowestPlace() {
        var plan = Plan.of(
                List.of(
                        line(COUNTY, "", "centre", "2026-01-01"),
                        line(STREET, "", "street", "2026-01-01"),
                        line(COUNTY, "城乡建设", "housing", "2026-01-01"),
                        line(COUNTY, LAMPS, "lamps", "2026-01-01"),
                        line(STREET, LAMPS, "street-lamps", "2026-01-01")),
                TODAY);

        assertThat(to(plan, LAMPS, BUILDING)).contains("street-lamps");
        assertThat(to(plan, LAMPS, new PlaceCode("620402002"))).contains("lamps");
        assertThat(to(plan, "城乡建设/城乡规划/违章建筑", BUILDING)).contains("housing");
        assertThat(to(plan, "民政", BUILDING)).contains("street");
        assertThat(to(plan, null, new PlaceCode("620402002"))).contains("centre");
    }

    @Test
    void aNameThatOnlyBeginsAlikeIsAnotherCategory() {
        var plan = Plan.of(List.of(line(COUNTY, "城乡建设/城乡规划", "planning", "2026-01-01")), TODAY);

        assertThat(to(plan, "城乡建设/城乡规划局", BUILDING)).isEmpty();
    }

    @Test
    void aLaterLineTakesThePlaceOfAnEarlierOneFromItsOwnFirstDay() {
        var written = List.of(line(COUNTY, LAMPS, "old", "2026-01-01"), line(COUNTY, LAMPS, "new", "2026-12-01"));

        assertThat(to(Plan.of(written, TODAY), LAMPS, BUILDING)).contains("old");
        assertThat(to(Plan.of(written, LocalDate.of(2026, 12, 1)), LAMPS, BUILDING))
                .contains("new");
    }

    @Test
    void aCorrectionOfTheSameDayCountsAndALineThatEndsLeavesTheWiderOne() {
        var written = List.of(
                line(COUNTY, "城乡建设", "housing", "2026-01-01"),
                line(COUNTY, LAMPS, "wrong", "2026-02-01"),
                line(COUNTY, LAMPS, "right", "2026-02-01"),
                line(COUNTY, LAMPS, null, "2026-11-01"));

        assertThat(to(Plan.of(written, LocalDate.of(2026, 3, 1)), LAMPS, BUILDING))
                .contains("right");
        assertThat(to(Plan.of(written, TODAY), LAMPS, BUILDING)).contains("housing");
    }

    @Test
    void whatNobodyWroteDownIsFoundNowhereSoThatTheLastResortTakesIt() {
        assertThat(Plan.of(List.of(), TODAY).find(null, BUILDING)).isEmpty();
    }
}
