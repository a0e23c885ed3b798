package org.gongzhi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A remedy from the resident who set it to the rule that came of it. */
@Pages
class RemedyTests {

    private static final Phone ONE = Phone.parse("13911110001");
    private static final Phone OTHER = Phone.parse("13911110002");

    private final SmallTown town;
    private final Office office;
    private final Remedies remedies;
    private final RemedyRepository rows;
    private final Matters matters;
    private final Register register;
    private final MockMvcTester mvc;
    private final JdbcClient jdbc;

    private UUID an = new UUID(0, 0);

    RemedyTests(
            SmallTown town,
            Accounts accounts,
            Posts posts,
            OfficerKeys keys,
            Vault vault,
            Remedies remedies,
            RemedyRepository rows,
            Matters matters,
            Register register,
            MockMvcTester mvc,
            JdbcClient jdbc) {
        this.town = town;
        this.office = new Office(accounts, posts, keys, vault, jdbc);
        this.remedies = remedies;
        this.rows = rows;
        this.matters = matters;
        this.register = register;
        this.mvc = mvc;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void settle() {
        town.settle();
        an = office.officer("jw-an", "安守一", "");
    }

    @Test
    void nobodySeesARemedyBeforeItWasRead() {
        var number = proposed("河滩垃圾没人清");

        assertThat(mvc.get().uri("/remedies/" + number)).hasStatus(404);
        assertThat(mvc.get().uri("/m/" + number)).hasStatus(404);
        assertThat(text("/remedies")).doesNotContain("河滩垃圾没人清");
        act(number, "refuse", Map.of("reason", "已在整治"));
        assertThat(mvc.get().uri("/remedies/" + number)).hasStatus(404);
        assertThat(text("/remedies")).doesNotContain("河滩垃圾没人清");
    }

    @Test
    void onePhoneHasOneVoiceAndTheCountIsTheVoices() {
        var number = proposed("巷口飞线充电");
        assertThatThrownBy(() -> remedies.support(number, ONE)).hasMessage("supervision.remedy.not-gathering");
        act(number, "post", Map.of());

        remedies.support(number, ONE);
        remedies.support(number, ONE);
        remedies.support(number, OTHER);

        assertThat(remedies.find(number).orElseThrow().supports()).isEqualTo(2);
        assertThat(remedies.supported(number, ONE)).isTrue();
        assertThat(jdbc.sql("select string_agg(encode(who, 'hex'), ' ') from supervision.voice where number = :number")
                        .param("number", number.value())
                        .query(String.class)
                        .single())
                .as("no two remedies know a phone by the same digest")
                .doesNotContain(otherDigests());
    }

    @Test
    void aRemedyIsAnsweredJudgedSentBackAndEndsWithARule() {
        var number = proposed("背街小巷路灯不亮");
        act(number, "post", Map.of());
        act(number, "pick", Map.of("department", "620402-zjj", "why", "反映最多"));
        act("周平", number, "answer", Map.of("cause", "没人管", "plan", "逐条排查", "finish", "2026-12-20"));
        act("周平", number, "progress", Map.of("step", "修好十二盏"));
        act("周平", number, "make-rule", Map.of("rule", "背街路灯巡查办法", "text", "每月巡一次", "since", "2027-01-01"));
        assertThatThrownBy(() -> remedies.judge(number, ONE, "good")).hasMessage("supervision.remedy.not-judged");
        act("周平", number, "finish", Map.of("result", "都亮了"));

        remedies.judge(number, ONE, "poor");
        remedies.judge(number, OTHER, "good");
        assertThatThrownBy(() -> remedies.judge(number, ONE, "good")).hasMessage("supervision.remedy.judged-before");
        assertThat(remedies.find(number).orElseThrow().judgement()).isEqualTo(new Remedy.Judgement(1, 0, 1));

        act(number, "again", Map.of("verdict", "again", "reason", "东巷没修"));
        act("周平", number, "finish", Map.of("result", "东巷也亮了"));
        remedies.judge(number, ONE, "good");
        assertThat(remedies.find(number).orElseThrow().judgement())
                .as("judged anew")
                .isEqualTo(new Remedy.Judgement(1, 0, 0));
        act(number, "close", Map.of());
        assertThat(text("/remedies/" + number))
                .contains("背街小巷路灯不亮", "逐条排查", "2026年12月20日", "修好十二盏", "东巷没修", "背街路灯巡查办法", "白银区住建局");
        assertThat(text("/remedies/rules")).contains("背街路灯巡查办法", "2027年1月1日起施行");
        assertThat(rows.rules(number)).hasSize(1);
    }

    @Test
    void withoutAProvenPhoneOneIsLedToProvingIt() {
        var number = proposed("楼道堆物");
        act(number, "post", Map.of());

        assertThat(mvc.post().uri("/remedies/" + number + "/support").with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(303)
                .hasHeader("Location", "/my/prove?to=/remedies/" + number);
        assertThat(remedies.find(number).orElseThrow().supports()).isZero();
    }

    private String otherDigests() {
        var other = proposed("别的题目");
        act(other, "post", Map.of());
        remedies.support(other, ONE);
        return jdbc.sql("select encode(who, 'hex') from supervision.voice where number = :number")
                .param("number", other.value())
                .query(String.class)
                .single();
    }

    private MatterNumber proposed(String subject) {
        return remedies.propose(SmallTown.COUNTY, subject, subject + "，请治一治", ONE, "t/" + subject);
    }

    private String text(String path) {
        try {
            return mvc.get().uri(path).exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void act(MatterNumber number, String action, Map<String, Object> form) {
        act(an, "安守一", number, action, form);
    }

    private void act(String name, MatterNumber number, String action, Map<String, Object> form) {
        act(town.who(name), name, number, action, form);
    }

    private void act(UUID person, String name, MatterNumber number, String action, Map<String, Object> form) {
        var version = register.find(number).orElseThrow().version();
        matters.perform(new Step(number, action, version, form, new Actor.Officer(person, name), null, null));
    }
}
