package org.gongzhi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.State;
import org.gongzhi.testing.Pages;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@Pages
class ProcedurePagesTests {

    private final MockMvcTester mvc;
    private final Procedures procedures;

    ProcedurePagesTests(MockMvcTester mvc, Procedures procedures) {
        this.mvc = mvc;
        this.procedures = procedures;
    }

    @Test
    void everyPublishedProcedureIsListed() {
        var names = procedures.all().stream().map(procedure -> procedure.name()).toArray(String[]::new);

        assertThat(mvc.get().uri("/procedures")).hasStatusOk().bodyText().contains(names);
    }

    @Test
    void eachPageSaysInChineseWhoMayDoWhatAndHowLongItMayTake() {
        assertThat(mvc.get().uri("/procedures/appeal"))
                .hasStatusOk()
                .bodyText()
                .contains("30 分钟", "5 个工作日", "社区（村）工作人员", "不能是做“办理完成”的同一个单位", "<svg", "<title", "紧急 2 小时")
                .doesNotContain("desk.public", "community-officer", "duty:");
        for (var procedure : procedures.all()) {
            assertThat(mvc.get().uri("/procedures/" + procedure.id()))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("desk.public.");
        }
        assertThat(mvc.get().uri("/procedures/nothing")).hasStatus(404);
    }

    @Test
    void whatIsFilledInWhereOnlyCertainDutiesReadIsHiddenFromOthers() {
        var trial = procedures.get("trial");
        var decide = Objects.requireNonNull(trial.action("decide"));
        var who = new SignedIn(new UUID(0, 1), "t", "试", AccountKind.STAFF, "", AccountKind.STAFF.rights());

        assertThat(new Officers.Officer(who, Scope.none(), Set.of("supervisor"))
                        .mayRead(trial, decide, decided("posted")))
                .isTrue();
        assertThat(new Officers.Officer(who, Scope.none(), Set.of("town-officer"))
                        .mayRead(trial, decide, decided("posted")))
                .isFalse();
        assertThat(new Officers.Officer(who, Scope.none(), Set.of("town-officer"))
                        .mayRead(trial, decide, decided("open")))
                .isTrue();
    }

    private static HistoryLine decided(String from) {
        return new HistoryLine(
                2, Instant.EPOCH, "decide", from, "done", "officer", null, null, null, null, "a@1", null, Map.of());
    }

    @Test
    void everyProcedureIsDrawnWithAllItsStates() {
        for (var procedure : procedures.all()) {
            var picture = ProcedureDrawing.of(procedure, false);

            assertThat(picture.boxes())
                    .extracting(ProcedureDrawing.Box::name)
                    .containsExactlyInAnyOrderElementsOf(procedure.states().values().stream()
                            .map(State::name)
                            .toList());
            assertThat(picture.boxes())
                    .allSatisfy(box -> assertThat(box.x() + box.width()).isLessThan(picture.width()));
            assertThat(picture.texts())
                    .allSatisfy(text -> assertThat(text.x() + text.words().length() * picture.em())
                            .isLessThanOrEqualTo(picture.width()));
        }
    }

    @Test
    void inLargePrintEveryNameStaysInItsBox() {
        for (var procedure : procedures.all()) {
            var picture = ProcedureDrawing.of(procedure, true);

            assertThat(picture.boxes())
                    .allSatisfy(box -> assertThat(box.rows())
                            .allSatisfy(row ->
                                    assertThat(row.length() * picture.em()).isLessThanOrEqualTo(box.width())));
        }
    }

    @Test
    void theUsualWayLeadsThroughHandlingAndVerifyingToTheEnd() {
        var appeal = procedures.get("appeal");

        assertThat(Course.whole(appeal))
                .extracting(State::key)
                .containsExactly("submitted", "contacted", "handling", "verifying", "calling", "closed");
        assertThat(Course.after(appeal, "asking"))
                .extracting(State::key)
                .containsExactly("handling", "verifying", "calling", "closed");
        assertThat(Course.after(appeal, "closed")).isEmpty();
    }
}
