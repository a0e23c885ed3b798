package org.gongzhi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.files.Files;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.PersonalAnswers;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.Proofs;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Pages
class PublicMatterTests {

    private static final String PHONE = "13800001111";

    private final MockMvcTester mvc;
    private final Matters matters;
    private final Register register;
    private final PersonalAnswers personal;
    private final Posts posts;
    private final Files files;
    private final Proofs proofs;
    private final SmallTown town;

    PublicMatterTests(
            MockMvcTester mvc,
            Matters matters,
            Register register,
            PersonalAnswers personal,
            Posts posts,
            Files files,
            Proofs proofs,
            SmallTown town) {
        this.mvc = mvc;
        this.matters = matters;
        this.register = register;
        this.personal = personal;
        this.posts = posts;
        this.files = files;
        this.proofs = proofs;
        this.town = town.settle();
    }

    @Test
    void withoutAKeyOnlyWhatTheProcedurePublishesIsShown() {
        var number = report("楼道路灯坏了", PHONE);
        act(number, "李芳", "call-back", Map.of("outcome", "reached", "note", "住户姓王"));

        assertThat(get("/m/" + number))
                .hasStatusOk()
                .bodyText()
                .contains("群众诉求", "已联系您", "水川路社区", "社区给您回了电话", "已接通", "还剩", "data-due=")
                .doesNotContain("楼道路灯坏了", "惠民小区", PHONE, "138****1111", "住户姓王", "李芳");
    }

    @Test
    void whatIsMergedFollowsTheOneThatLeadsWithoutWhatOthersSaid() {
        var lead = report("三单元老张家水管爆了", "13800002222");
        var other = report("三单元没水", PHONE);
        for (var number : List.of(lead, other)) {
            act(number, "李芳", "call-back", Map.of("outcome", "reached"));
            act(number, "李芳", "handle", Map.of());
        }
        act(other, "李芳", "merge", Map.of("lead", lead.value(), "reason", "同一根主管"));
        act(lead, "李芳", "raise", Map.of("reason", "老张家要开挖路面"));

        assertThat(get("/m/" + other + "?k=" + register.linkKey(other)))
                .hasStatusOk()
                .bodyText()
                .contains("与相同的反映一并办理", "一并办理：已上报乡镇（街道）", "人民路街道", "还剩")
                .doesNotContain("老张", lead.value(), "开挖", "138****2222");
        assertThat(mvc.get().uri("/work/m/" + lead).with(As.staff(town.who("李芳"), "李芳")))
                .bodyText()
                .contains("并到这里一起办的", other.value());
        act(lead, "陈静", "finish", Map.of("result", "主管已换"));
        act(lead, "王强", "verify", Map.of("verdict", "pass"));

        assertThat(get("/m/" + other + "?k=" + register.linkKey(other)))
                .bodyText()
                .contains("等综治中心回访", "主管已换")
                .doesNotContain("老张", "开挖");
    }

    @Test
    void theKeyShowsWhatWasSaidAndThePhotographs() {
        var photo = files.keepPhoto(Pixels.png());
        var number = report("楼道路灯坏了", PHONE, List.of(photo.toString()));
        var key = register.linkKey(number);

        assertThat(get("/m/" + number + "?k=" + key))
                .bodyText()
                .contains("楼道路灯坏了", "惠民小区1号楼", "138****1111", "/m/" + number + "/files/" + photo + "?k=" + key)
                .doesNotContain(PHONE);
        assertThat(get("/m/" + number + "/files/" + photo + "?k=" + key)).hasStatusOk();
        assertThat(get("/m/" + number + "/files/" + photo)).hasStatus(404);
        assertThat(get("/m/" + number + "/files/" + UUID.randomUUID() + "?k=" + key))
                .hasStatus(404);
        assertThat(get("/m/" + number + "?k=wrong")).bodyText().doesNotContain("楼道路灯坏了");
    }

    @Test
    void theReporterReadsTheResultThePublicDoesNot() {
        var number = report("楼道路灯坏了", null);
        act(number, "李芳", "call-back", Map.of("outcome", "reached"));
        act(number, "李芳", "finish", Map.of("result", "换了三个灯泡"));

        assertThat(get("/m/" + number)).bodyText().contains("办理完成").doesNotContain("换了三个灯泡");
        assertThat(get("/m/" + number + "?k=" + register.linkKey(number)))
                .bodyText()
                .contains("换了三个灯泡");
    }

    @Test
    void programsReadTheSameAsThePublic() {
        var number = report("楼道路灯坏了", PHONE);
        act(number, "李芳", "call-back", Map.of("outcome", "reached"));

        var json = assertThat(get("/m/" + number + ".json"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("application/json")
                .bodyJson();
        json.extractingPath("$")
                .asMap()
                .containsOnlyKeys(
                        "number", "procedure", "category", "state", "place", "submitted", "due", "closed", "timeline");
        json.extractingPath("$.number").isEqualTo(number.value());
        json.extractingPath("$.state").isEqualTo("contacted");
        json.extractingPath("$.place").isEqualTo("白银区 · 人民路街道 · 水川路社区");
        json.extractingPath("$.submitted").asString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00");
        json.extractingPath("$.timeline[1].action").isEqualTo("call-back");
        json.extractingPath("$.timeline[1].text").isEqualTo("社区给您回了电话；联系结果：已接通");
        json.extractingPath("$.timeline[0]").asMap().containsOnlyKeys("at", "action", "state", "text");
    }

    @Test
    void anUnknownNumberIsAnsweredKindlyAndToProgramsAsAProblem() {
        assertThat(get("/m/SQ620402-261122-000001")).hasStatus(404).bodyText().contains("没有找到编号", "name=\"number\"");
        assertThat(get("/m/hello")).hasStatus(404);
        assertThat(get("/m?number=hello")).hasStatus(404).bodyText().contains("hello");
        assertThat(get("/m")).hasStatusOk();
        assertThat(get("/m/hello.json"))
                .hasStatus(404)
                .hasContentTypeCompatibleWith("application/problem+json")
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("没有找到");
    }

    @Test
    void aNumberTypedCarelesslyIsFound() {
        var number = report("停水", null);

        assertThat(get("/m?number="
                        + number.value().toLowerCase(java.util.Locale.ROOT).replace("-", "")))
                .hasStatus(303)
                .hasHeader("Location", "/m/" + number);
    }

    @Test
    void whoLeftANumberProvesItBeforeWithdrawing() {
        var number = report("停电", PHONE);
        var link = "?k=" + register.linkKey(number);

        assertThat(get("/m/" + number + link))
                .bodyText()
                .contains("用手机号验证", "/my/prove?to=%2Fm%2F" + number)
                .doesNotContain("name=\"version\"");
        assertThat(post("/m/" + number + "/withdraw" + link, Map.of("version", "1"), null))
                .hasStatus(403)
                .bodyText()
                .contains("请先用留下的手机号收一次验证码");

        assertThat(get("/m/" + number, proofs.of(PHONE))).bodyText().contains("撤回", "name=\"version\"");
        assertThat(post("/m/" + number + "/withdraw", Map.of("version", "1"), proofs.of(PHONE)))
                .hasStatus(303);
        assertThat(register.find(number).orElseThrow().state()).isEqualTo("withdrawn");
    }

    @Test
    void whoLeftNoNumberActsWithTheLinkAlone() {
        var number = report("停气", null);
        var link = "?k=" + register.linkKey(number);

        assertThat(post("/m/" + number + "/supplement", Map.of("version", "1", "text", "还没来"), null))
                .hasStatus(403);
        assertThat(post("/m/" + number + "/supplement" + link, Map.of("version", "1", "text", "还没来"), null))
                .hasStatus(303);
        assertThat(get("/m/" + number + link)).bodyText().contains("您补充了说明", "还没来");
        assertThat(get("/m/" + number)).bodyText().contains("您补充了说明").doesNotContain("还没来");
    }

    @Test
    void aSecondTapOnAStepIsTheSameStep() {
        var number = report("漏水", null);
        var path = "/m/" + number + "/withdraw?k=" + register.linkKey(number);
        var form = Map.of("version", "1", "key", UUID.randomUUID().toString(), "reason", "修好了");

        assertThat(post(path, form, null)).hasStatus(303);
        assertThat(post(path, form, null)).hasStatus(303);
        assertThat(register.find(number).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aStalePageIsToldWhatChangedAndKeepsTheWords() {
        var number = report("漏气", null);
        act(number, "李芳", "call-back", Map.of("outcome", "reached"));

        assertThat(post(
                        "/m/" + number + "/supplement?k=" + register.linkKey(number),
                        Map.of("version", "1", "text", "味道很大"),
                        null))
                .hasStatus(409)
                .bodyText()
                .contains("首次联系", "味道很大", "name=\"version\" value=\"2\"");
    }

    @Test
    void theReporterSeesWhoReadTheNumber() {
        var number = report("占道", "13800003333");
        var matter = register.find(number).orElseThrow();
        Scope scope = posts.scopeOf(town.who("李芳"));
        personal.read(matter, 1, "phone", new Actor.Officer(town.who("李芳"), "李芳"), scope);

        assertThat(get("/m/" + number + "?k=" + register.linkKey(number)))
                .bodyText()
                .doesNotContain("李芳");
        assertThat(get("/m/" + number, proofs.of("13800003333"))).bodyText().contains("谁看过我的信息", "李芳", "看了您的“电话”");
    }

    @Test
    void myMattersAreMineAloneAndNewestFirst() {
        var first = report("第一件事", "13800004444");
        var second = report("第二件事", "13800004444");
        report("别人的事", "13800005555");

        assertThat(get("/my")).hasStatus(303).hasHeader("Location", "/my/prove?to=/my");
        assertThat(get("/my", proofs.of("13800004444")))
                .hasStatusOk()
                .bodyText()
                .containsSubsequence("第二件事", second.value(), "还剩", "第一件事", first.value())
                .doesNotContain("别人的事");
    }

    private MatterNumber report(String text, @Nullable String phone) {
        return report(text, phone, List.of());
    }

    private MatterNumber report(String text, @Nullable String phone, List<String> photos) {
        var fields = new HashMap<String, Object>(Map.of("text", text, "photos", photos));
        if (phone != null) {
            fields.put("phone", phone);
        }
        return matters.open(new Opening(
                        "appeal", SmallTown.BUILDING, null, "code", fields, new Actor.Resident(null, null), null, null))
                .number();
    }

    private void act(MatterNumber number, String name, String action, Map<String, Object> form) {
        var version = register.find(number).orElseThrow().version();
        matters.perform(new Step(number, action, version, form, new Actor.Officer(town.who(name), name), null, null));
    }

    private MvcTestResult get(String path, Cookie... cookies) {
        var request = mvc.get().uri(java.net.URI.create(path));
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> form, @Nullable Cookie cookie) {
        var request = mvc.post().uri(java.net.URI.create(path)).with(csrf());
        form.forEach(request::param);
        return (cookie == null ? request : request.cookie(cookie)).exchange();
    }
}
