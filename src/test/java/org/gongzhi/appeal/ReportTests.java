package org.gongzhi.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Pages
class ReportTests {

    private final MockMvcTester mvc;
    private final Register register;
    private final String door;

    ReportTests(MockMvcTester mvc, Register register, DoorCodes doors, SmallTown town) {
        this.mvc = mvc;
        this.register = register;
        town.settle();
        this.door = doors.codeOf(SmallTown.BUILDING);
    }

    @Test
    void thePageKnowsTheBuildingAndSaysWhatAnonymousMeans() {
        assertThat(get("/q/" + door))
                .hasStatusOk()
                .bodyText()
                .contains("惠民小区1号楼", "白银区 · 人民路街道 · 水川路社区", "可以不留姓名和电话")
                .contains("tel:110", "tel:119", "tel:120", "/cards/" + door)
                .contains("maxlength=\"4000\"", "accept=\"image/*\"", "accept=\"audio/*\"", "name=\"key\"");
    }

    @Test
    void aTypedCodeLeadsToItsDoor() {
        assertThat(get("/q?code=" + door.toLowerCase(java.util.Locale.ROOT))).hasStatus(303);
        assertThat(get("/q")).hasStatusOk().bodyText().contains("门口编码");
    }

    @Test
    void aWrongCodeIsAnsweredWithAFieldToTypeItAgain() {
        assertThat(get("/q/ABC<b>")).hasStatus(404).bodyText().contains("没有找到编码", "name=\"code\"", "ABC&lt;b>");
        assertThat(post("ABCDEFGH", Map.of("text", "灯坏了"))).hasStatus(404);
    }

    @Test
    void anEmergencyIsTakenAndTheNumberToCallStandsBeforeAnythingElse() {
        var answer = post(door, Map.of("text", "我家厨房着火了，老人还在里面", "phone", "138 0000 1111"));

        var page = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        assertThat(page).startsWith("/q/urgent/SQ");
        assertThat(get(page))
                .hasStatusOk()
                .bodyText()
                .contains("tel:119", "已经收到", "/m/SQ")
                .doesNotContain("tel:122");
        assertThat(get(page.replaceAll("k=.*", "k=wrong"))).hasStatus(404);
    }

    @Test
    void aReportLeadsToItsPageWithAKey() {
        var answer = post(door, Map.of("text", "单元门的闭门器断成两截", "phone", "138 0000 1111", "name", "王师傅"));

        assertThat(answer).hasStatus(303);
        var matter = register.find(number(answer)).orElseThrow();
        assertThat(matter.place()).isEqualTo(SmallTown.BUILDING);
        assertThat(matter.channel()).isEqualTo("code");
        assertThat(matter.fields()).isEqualTo(Map.of("text", "单元门的闭门器断成两截"));
        assertThat(matter.reporter()).isNotNull();
        assertThat(get(location(answer))).hasStatusOk().bodyText().contains("已经收到", "单元门的闭门器断成两截", "138****1111");
    }

    @Test
    void nobodyNeedLeaveANameOrNumber() {
        var answer = post(door, Map.of("text", "单元门的闭门器脱落了"));

        assertThat(register.find(number(answer)).orElseThrow().reporter()).isNull();
        assertThat(get(location(answer))).bodyText().contains("您没有留电话", "收藏");
    }

    @Test
    void aSecondTapIsTheSameMatter() {
        var key = UUID.randomUUID().toString();
        var first = post(door, Map.of("text", "井盖松动", "key", key));
        var second = post(door, Map.of("text", "井盖松动", "key", key));

        assertThat(number(second)).isEqualTo(number(first));
    }

    @Test
    void aReportChangedAfterItWasSentMayBeSentAsAnother() {
        var key = UUID.randomUUID().toString();
        post(door, Map.of("text", "井盖松动", "key", key));

        assertThat(post(door, Map.of("text", "井盖松动，还有一处", "key", key)))
                .hasStatus(409)
                .bodyText()
                .contains("已经提交过一次", "井盖松动，还有一处")
                .doesNotContain(key);
    }

    @Test
    void whatIsWrongIsSaidAndEverythingTypedComesBack() {
        assertThat(post(door, Map.of("text", "  ", "phone", "12", "name", "<i>王</i>")))
                .hasStatus(422)
                .bodyText()
                .contains("这一项要填", "电话号码不对", "value=\"12\"", "&lt;i>王&lt;/i>", "重新选一次");
        assertThat(post(door, Map.of("text", "长".repeat(4001))))
                .hasStatus(422)
                .bodyText()
                .contains("太长了", "长".repeat(4001));
    }

    @Test
    void aFileThatIsNoPhotographIsRefusedInWordsAndTheTextStays() {
        var answer = mvc.post()
                .uri("/q/" + door)
                .multipart()
                .file("photos", "not a photo".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .param("text", "请看照片")
                .with(csrf())
                .exchange();

        assertThat(answer).hasStatus(422).bodyText().contains("不是我们能打开的照片", "请看照片");
    }

    @Test
    void wordsAreShownAsWordsAndControlCharactersVanish() {
        var answer = post(door, Map.of("text", "<script>alert(1)</script>\u0000\u0007\u202E灯"));

        assertThat(get(location(answer)))
                .bodyText()
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;灯")
                .doesNotContain("<script>alert", "\u0000", "\u202E");
    }

    @Test
    void tooManyFromOneAddressWaitAndLoseNothing() {
        for (int i = 0; i < 20; i++) {
            assertThat(from("198.51.100.7", "第" + i + "件")).hasStatus(303);
        }

        assertThat(from("198.51.100.7", "第二十一件")).hasStatus(429).bodyText().contains("分钟再提交", "第二十一件");
        assertThat(from("198.51.100.8", "别家的事")).hasStatus(303);
    }

    @Test
    void noJavaScriptIsNeeded() {
        assertThat(get("/q/" + door)).bodyText().contains("method=\"post\"").doesNotContain("onclick", "<script>");
    }

    private MvcTestResult from(String address, String text) {
        return mvc.post()
                .uri("/q/" + door)
                .param("text", text)
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(URI.create(path.replace("<", "%3C").replace(">", "%3E")))
                .exchange();
    }

    private MvcTestResult post(String code, Map<String, String> form) {
        var request = mvc.post().uri("/q/{code}", code).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private static String location(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"));
    }

    private static MatterNumber number(MvcTestResult answer) {
        var path = location(answer);
        return MatterNumber.parse(path.substring(path.lastIndexOf('/') + 1, path.indexOf('?')))
                .orElseThrow();
    }
}
