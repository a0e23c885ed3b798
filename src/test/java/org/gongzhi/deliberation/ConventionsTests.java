package org.gongzhi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.Proofs;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A convention from its first line to the signatures. */
@Pages
class ConventionsTests {

    private final MockMvcTester mvc;
    private final Proofs proofs;
    private final Conventions conventions;
    private final DoorCodes doors;
    private final Assembly assembly;

    ConventionsTests(
            MockMvcTester mvc,
            Proofs proofs,
            Conventions conventions,
            DoorCodes doors,
            SmallTown town,
            Matters matters,
            Register register,
            Meetings meetings,
            InstantSource time) {
        this.mvc = mvc;
        this.proofs = proofs;
        this.conventions = conventions;
        this.doors = doors;
        this.assembly = new Assembly(town, matters, register, meetings, time.instant());
    }

    @Test
    void aConventionIsDraftedRemarkedAdoptedFiledSignedAndShownAtTheDoor() {
        var number = assembly.convention("水川路遛狗公约");
        var clerk = assembly.officer("李芳");
        assertThatThrownBy(() -> assembly.act("李芳", number, "post", Map.of("how", "公告栏")))
                .isInstanceOf(Refusal.class);
        conventions.write(number, "遛狗牵绳\n狗便带走", "初稿", clerk);
        assembly.act("李芳", number, "post", Map.of("how", "公告栏"));

        assertThat(mvc.post()
                        .uri("/conventions/" + number + "/remarks")
                        .param("line", "2")
                        .param("text", "公共草坪也要管")
                        .cookie(proofs.of("13800670201"))
                        .with(csrf()))
                .hasStatus(303);
        assembly.days(16);
        assertThatThrownBy(() -> assembly.act("李芳", number, "submit", Map.of("summary", "一条意见")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("deliberation.convention.unanswered"));
        conventions.answer(number, conventions.remarks(number).getFirst().id(), "加进第二条", true, clerk);
        conventions.write(number, "遛狗牵绳\n狗便带走，草坪也一样", "按意见改第二条", clerk);
        assembly.act("李芳", number, "submit", Map.of("summary", "采纳一条"));
        assertThatThrownBy(() -> conventions.write(number, "别的", "偷偷改", clerk)).isInstanceOf(Refusal.class);
        assembly.study(number, 9, 6, "agree");

        assertThatThrownBy(() -> assembly.act(
                        "李芳",
                        number,
                        "adopt",
                        assembly.count("residents-assembly", "residents-convention", 3000, 1500, 1500, "passed")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("deliberation.did-not-pass"));
        assembly.act(
                "李芳",
                number,
                "adopt",
                assembly.count("residents-assembly", "residents-convention", 3000, 1501, 751, "passed"));
        assembly.act("陈静", number, "file", Map.of("number", "人街备〔2026〕3号"));
        conventions.sign(number, new Phone("13800670202"));
        conventions.sign(number, new Phone("13800670202"));

        assertThat(conventions.signatures(number)).isOne();
        assertThat(mvc.get().uri("/conventions/" + number))
                .hasStatusOk()
                .bodyText()
                .contains("草坪也一样", "加进第二条", "1 人已签");
        assertThat(mvc.get().uri("/conventions/" + number + "/changes"))
                .hasStatusOk()
                .bodyText()
                .contains("<del>狗便带走</del>", "<ins>狗便带走，草坪也一样</ins>");
        assertThat(mvc.get().uri("/q/" + doors.codeOf(SmallTown.BUILDING)))
                .hasStatusOk()
                .bodyText()
                .contains("水川路遛狗公约");
    }

    @Test
    void whatIsBeingDraftedElsewhereIsNotThere() {
        var number = assembly.convention("别处的公约");
        var other = As.staff(assembly.town.who("赵敏"), "赵敏");

        assertThat(mvc.get().uri("/conventions/" + number)).hasStatus(404);
        assertThat(mvc.get().uri("/work/conventions/" + number).with(other)).hasStatus(404);
        assertThat(mvc.post()
                        .uri("/work/conventions/" + number + "/drafts")
                        .param("text", "别处的话")
                        .param("note", "改")
                        .with(other)
                        .with(csrf()))
                .hasStatus(404);
        assertThat(conventions.drafts(number)).isEmpty();
    }

    @Test
    void whatWasTypedIsShownAgainBesideWhatIsWrong() {
        var number = assembly.convention("写错的公约");

        assertThat(mvc.post()
                        .uri("/work/conventions/" + number + "/drafts")
                        .param("text", "第一条还没有写说明")
                        .param("note", "")
                        .with(As.staff(assembly.town.who("李芳"), "李芳"))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("第一条还没有写说明", "f-note-error");
    }

    @Test
    void aDifferenceKeepsWhatBothHaveInOrder() {
        var lines = Difference.between(List.of("甲", "乙", "丙"), List.of("乙", "丁", "丙"));

        assertThat(lines)
                .containsExactly(
                        new Difference.Line(Difference.Kind.GONE, "甲"),
                        new Difference.Line(Difference.Kind.SAME, "乙"),
                        new Difference.Line(Difference.Kind.NEW, "丁"),
                        new Difference.Line(Difference.Kind.SAME, "丙"));
    }

    /** 四议两公开 has no Java of its own: its count is judged all the same. */
    @Test
    void aPackOfYamlAloneCannotSkipAStepNorCountWrong() {
        var number = assembly.open("four-discussions", SmallTown.VILLAGE, "王强", Map.of("subject", "修村道", "text", "坑洼"));
        var decision = assembly.count("villagers-representatives", "village-delegated", 45, 30, 16, "passed");
        decision.put("text", "同意修");

        assertThatThrownBy(() -> assembly.act("李芳", number, "decide", decision)).isInstanceOf(Refusal.class);
        assembly.act(
                "李芳", number, "discuss", Map.of("held", assembly.day().toString(), "opinion", "agree", "plan", "硬化"));
        assertThatThrownBy(() -> assembly.act(
                        "王强",
                        number,
                        "examine",
                        Map.of(
                                "held",
                                assembly.day().toString(),
                                "members",
                                "20",
                                "present",
                                "10",
                                "opinion",
                                "agree",
                                "note",
                                "好")))
                .isInstanceOf(Refusal.class);
        assembly.act(
                "王强",
                number,
                "examine",
                Map.of(
                        "held",
                        assembly.day().toString(),
                        "members",
                        "20",
                        "present",
                        "11",
                        "opinion",
                        "agree",
                        "note",
                        "好"));
        assertThatThrownBy(() -> assembly.act("李芳", number, "decide", with(decision, "yes", "15")))
                .isInstanceOf(Refusal.class);
        assembly.act("李芳", number, "decide", decision);
        assertThatThrownBy(() -> assembly.act("李芳", number, "carry-out", Map.of("opinions", "没有意见")))
                .isInstanceOf(Refusal.class);
        assembly.days(16).act("李芳", number, "carry-out", Map.of("opinions", "没有意见"));

        assertThat(assembly.now(number).state()).isEqualTo("doing");
        assertThat(mvc.get().uri("/topics/packs")).hasStatusOk().bodyText().contains("修村道");
    }

    /** 三审: nobody writes down what all owners decided while they are still deciding it. */
    @Test
    void theThirdExaminationIsAVoteThatTookPlace() {
        var number = assembly.open(
                "owners-matter",
                SmallTown.VILLAGE,
                "李芳",
                Map.of("subject", "换电梯", "matter", "owners-5", "text", "用维修资金换电梯"));
        var examined = assembly.count("owners-committee", "committee-recall-meeting", 7, 5, 4, "passed");
        examined.put("text", "同意提请");
        assertThatThrownBy(() -> assembly.act("李芳", number, "examine", with(examined, "yes", "3")))
                .isInstanceOf(Refusal.class);
        assembly.act("李芳", number, "examine", examined);
        assembly.act(
                "王强",
                number,
                "review",
                Map.of(
                        "held",
                        assembly.day().toString(),
                        "members",
                        "9",
                        "present",
                        "6",
                        "opinion",
                        "agree",
                        "note",
                        "好"));
        assertThatThrownBy(() -> assembly.act("李芳", number, "submit", Map.of("opinions", "没有意见")))
                .isInstanceOf(Refusal.class);
        assembly.days(17).act("李芳", number, "submit", Map.of("opinions", "没有意见"));
        var vote = assembly.open(
                "assembly",
                SmallTown.VILLAGE,
                "李芳",
                Map.of("subject", "换电梯", "matter", "owners-5", "text", "同意使用维修资金换电梯"));

        assertThatThrownBy(
                        () -> assembly.act("李芳", number, "decide", Map.of("vote", vote.value(), "outcome", "passed")))
                .isInstanceOf(Refusal.class);
        assertThat(assembly.now(number).state()).isEqualTo("assembly");
    }

    private static Map<String, Object> with(Map<String, Object> form, String field, String value) {
        var other = new HashMap<>(form);
        other.put(field, value);
        return other;
    }
}
