package org.gongzhi.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the pages of seals answer to whoever sends something wrong, or comes from elsewhere. */
@Pages
class SealAnswersTests {

    private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 6);

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final Seals seals;
    private final Custodies custodies;
    private final Matters matters;
    private final SealNews news;

    SealAnswersTests(
            MockMvcTester mvc, SmallTown town, Seals seals, Custodies custodies, Matters matters, SealNews news) {
        this.mvc = mvc;
        this.town = town.settle();
        this.seals = seals;
        this.custodies = custodies;
        this.matters = matters;
        this.news = news;
    }

    private Seal seal() {
        var wish = new Seals.Registration("620402001006-wyh", "水川路用印试章", "official", "备案样例", LONG_AGO, null);
        var seal = seals.register(wish, town.who("陈静"));
        custodies.handOver(seal.code(), town.who("李芳"), "交接样例", LONG_AGO, town.who("陈静"));
        return seal;
    }

    @Test
    void whoComesFromElsewhereFindsNoSeal() {
        var code = seal().code();
        for (var path : List.of("", "/apply")) {
            assertThat(get("赵敏", "/work/seals/" + code + path)).as(path).hasStatus(404);
            assertThat(get("李芳", "/work/seals/" + code + path)).as(path).hasStatusOk();
        }
        for (var path : List.of("/apply", "/keeper", "/retire", "/report")) {
            assertThat(post("赵敏", "/work/seals/" + code + path, Map.of("note", "x")))
                    .as(path)
                    .hasStatus(404);
        }
        assertThat(get("赵敏", "/work/seals")).hasStatusOk().bodyText().doesNotContain(code);
        assertThat(post("李芳", "/work/seals/" + code + "/retire", Map.of())).hasStatus(403);
    }

    @Test
    void whatWasTypedIsShownAgainBesideWhatIsWrong() {
        assertThat(post(
                        "陈静",
                        "/work/seals/new",
                        Map.of("body", "620402001006-wyh", "name", "某", "kind", "official", "begins", "2026-01-01")))
                .hasStatus(422)
                .bodyText()
                .contains("请写印章上的名称", "value=\"某\"", "请写依据");
        var code = seal().code();
        assertThat(post("陈静", "/work/seals/" + code + "/keeper", Map.of("handover", "登记表第九号")))
                .hasStatus(422)
                .bodyText()
                .contains("请选择保管人", "登记表第九号");
        assertThat(post("张伟", "/work/seals/" + code + "/apply", Map.of("key", "k", "subject", "没有文件的事由")))
                .hasStatus(422)
                .bodyText()
                .contains("没有文件的事由", "f-document-error");
    }

    @Test
    void anApplicationSentTwiceIsOneAndTheRegisterShowsItsUseButNoPerson() {
        var seal = seal();
        var key = UUID.randomUUID().toString();
        var first = apply(seal, key);
        assertThat(apply(seal, key)).isEqualTo(first);
        var number = new MatterNumber(first.substring(first.lastIndexOf('/') + 1));

        act("王强", number, "approve", 1, Map.of());
        act("李芳", number, "use", 2, Map.of("impressions", "2"));

        assertThat(mvc.get().uri("/seals/" + SmallTown.VILLAGE + "?page=1"))
                .hasStatusOk()
                .bodyText()
                .contains(number.value(), "修理井盖的函", "批准 2 次，实盖 2 次", "李芳的职务")
                .doesNotContain("李芳 ", "张伟");
        assertThat(news.newest(SmallTown.STREET.value(), 50)).anySatisfy(item -> {
            assertThat(item.href()).isEqualTo("/m/" + number);
            assertThat(item.title()).isEqualTo("函件报告：修理井盖的函");
        });
        assertThat(news.newest(SmallTown.OTHER_VILLAGE.value(), 50))
                .noneMatch(item -> item.href().contains(number.value()));
        assertThat(mvc.get().uri("/m/" + number)).hasStatusOk().bodyText().doesNotContain("张伟");
    }

    private String apply(Seal seal, String key) {
        var paper = new MockMultipartFile(
                "document", "a.pdf", "application/pdf", "%PDF-1.7 井盖".getBytes(StandardCharsets.UTF_8));
        var answer = mvc.post()
                .uri("/work/seals/" + seal.code() + "/apply")
                .multipart()
                .file(paper)
                .with(As.staff(town.who("张伟"), "张伟"))
                .with(csrf())
                .param("key", key)
                .param("kind", "letter")
                .param("subject", "修理井盖的函")
                .param("copies", "1")
                .param("impressions", "2")
                .exchange();
        assertThat(answer).hasStatus(302);
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private void act(String name, MatterNumber number, String action, int version, Map<String, Object> form) {
        matters.perform(new Step(number, action, version, form, new Actor.Officer(town.who(name), name), null, null));
    }

    private MvcTestResult get(String name, String path) {
        return mvc.get().uri(path).with(As.staff(town.who(name), name)).exchange();
    }

    private MvcTestResult post(String name, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(As.staff(town.who(name), name)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }
}
