package org.gongzhi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.DefinitionError;
import org.gongzhi.territory.PlaceCode;
import org.junit.jupiter.api.Test;

class VotingRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final VotingRules rules = Packs.all();

    @Test
    void usingTheMaintenanceFundIsAnOrdinaryMatterAndRaisingItIsSpecial() {
        assertThat(rules.get("owners-assembly", "owners-5", null, TODAY).key()).isEqualTo("owners.ordinary");
        assertThat(rules.get("owners-assembly", "owners-6", null, TODAY).key()).isEqualTo("owners.special");
    }

    @Test
    void collectiveAssetsAreNotDecidedByAVillagersMajority() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> rules.get("villagers-assembly", "collective-major", null, TODAY))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("decision.wrong-body");
                    assertThat(String.valueOf(refusal.arguments().get(1))).contains("成员大会", "成员代表大会");
                });
    }

    @Test
    void whatTheLawReservesForTheAssemblyIsNotForItsRepresentatives() {
        assertThat(rules.deciding("collective-reserved", null, TODAY))
                .extracting(Rule::body)
                .containsExactly("collective-assembly");
    }

    @Test
    void noRuleAnswersForADayBeforeTheTextWasInForce() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> rules.get("villagers-assembly", "village-major", null, LocalDate.of(2025, 12, 31)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("decision.no-rule"));
    }

    @Test
    void electionsOfCommitteesStayOnPaper() {
        assertThat(rules.all().stream()
                        .filter(rule ->
                                rule.body().endsWith("-voters") || rule.key().contains("election")))
                .isNotEmpty()
                .allMatch(Rule::paperOnly);
    }

    @Test
    void everyRuleNamesSourceArticleTextAndDay() {
        assertThat(rules.all()).hasSizeGreaterThanOrEqualTo(16).allSatisfy(rule -> {
            assertThat(rule.source()).contains("《");
            assertThat(rule.article()).contains("第");
            assertThat(rule.text()).isBeforeOrEqualTo(rule.from());
        });
    }

    @Test
    void aLocalRuleGoesBeforeTheNationalOneInItsPlaceOnly() {
        rules.add(
                "beijing.yaml",
                pack("local", "place: '110000'".replace("0000", ""), "owners-assembly", "true", "true"));

        assertThat(rules.get("owners-assembly", "owners-4", new PlaceCode("110101"), TODAY)
                        .key())
                .isEqualTo("local.only");
        assertThat(rules.get("owners-assembly", "owners-4", new PlaceCode("620402"), TODAY)
                        .key())
                .isEqualTo("owners.ordinary");
    }

    @Test
    void twoRulesForTheSameMatterBodyAndTimeStopTheProgram() {
        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> rules.add("second.yaml", pack("second", "", "owners-assembly", "true", "true")))
                .withMessageContaining("owners.ordinary");
    }

    @Test
    void aMatterThatNoRuleDecidesStopsTheProgram() {
        var pack = pack("gap", "", "elsewhere", "true", "true").replace("rules:", "  owners-x: 没有规则的事项\nrules:");

        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> rules.add("gap.yaml", pack))
                .withMessageContaining("owners-x");
    }

    @Test
    void aGoldenCaseThatComesOutWrongStopsTheProgramAndNamesItsLine() {
        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> rules.add("wrong.yaml", pack("wrong", "", "elsewhere", "true", "false")))
                .withMessageContaining("wrong.yaml:15")
                .withMessageContaining("wrong.only");
    }

    @Test
    void aThresholdThatCannotBeReadNamesWhatWouldBe() {
        var pack = pack("odd", "", "elsewhere", "true", "true").replace("heads > 1/2 of all", "heads = half");

        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> rules.add("odd.yaml", pack))
                .withMessageContaining("area >= 2/3 of all");
    }

    @Test
    void ruleKeysAreNeverUsedTwice() {
        assertThat(rules.all().stream().map(Rule::key).toList()).doesNotHaveDuplicates();
        assertThat(List.copyOf(rules.all()))
                .allMatch(rule -> rules.find(rule.key()).isPresent());
    }

    private static String pack(String id, String place, String body, String quorum, String passed) {
        return """
                pack: %s
                name: 样例
                %s
                source: 《样例》
                text: 2024-01-01
                from: 2024-01-01
                matters: {owners-4: 选聘和解聘物业服务企业或者其他管理人}
                rules:
                  only:
                    name: 样例
                    body: %s
                    matters: [owners-4]
                    article: 第一条
                    cases: [{all: {heads: 3}, part: {heads: 2}, yes: {heads: 2}, quorum: %s, passed: %s}]
                    quorum: [heads > 1/2 of all]
                    pass: [heads > 1/2 of all]
                """.formatted(id, place, body, quorum, passed)
                .replace("matters: {owners-4: 选聘和解聘物业服务企业或者其他管理人}", "matters:\n  owners-4: 选聘和解聘物业服务企业或者其他管理人");
    }
}
