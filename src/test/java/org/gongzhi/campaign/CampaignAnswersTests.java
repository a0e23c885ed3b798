package org.gongzhi.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.web.SheetReader;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the pages of a campaign answer to whoever sends something wrong, twice, or from elsewhere. */
@Pages
class CampaignAnswersTests {

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final LedgerRepository ledgers;
    private final Campaign campaign;

    CampaignAnswersTests(
            MockMvcTester mvc, SmallTown town, Campaigns campaigns, LedgerRepository ledgers, InstantSource time) {
        this.mvc = mvc;
        this.town = town.settle();
        this.ledgers = ledgers;
        var today = Shanghai.day(time.instant());
        this.campaign = campaigns.open(
                new Campaigns.Proposal(
                        "水川路大起底",
                        SmallTown.VILLAGE.value(),
                        today,
                        today.plusDays(20),
                        EnumSet.allOf(Channel.class),
                        "样例方案"),
                town.who("吴霞"));
    }

    @Test
    void whatWasTypedIsShownAgainBesideWhatIsWrong() {
        var answer = post(
                "李芳",
                "/entry",
                Map.of(
                        "key", UUID.randomUUID().toString(),
                        "place", SmallTown.BUILDING.value(),
                        "channel", "visit",
                        "text-0", "三楼漏水，老人住着",
                        "text-1", "门口没有灯",
                        "phone-1", "12"));

        assertThat(answer).hasStatus(422).bodyText().contains("三楼漏水，老人住着", "门口没有灯", "phone-1-error");
        assertThat(ledgers.all(campaign.code())).isEmpty();
    }

    @Test
    void aPageSentTwiceIsWrittenDownOnce() {
        var fields = Map.of(
                "key",
                UUID.randomUUID().toString(),
                "place",
                SmallTown.BUILDING.value(),
                "channel",
                "letter",
                "text-0",
                "信里说的事");

        assertThat(post("李芳", "/entry", fields)).hasStatus(302);
        assertThat(post("李芳", "/entry", fields)).hasStatus(302);

        assertThat(ledgers.all(campaign.code()).getFirst().collected()).isOne();
    }

    @Test
    void whomACampaignDoesNotConcernFindsNone() {
        for (var path : List.of(
                "",
                "/ledgers",
                "/ledgers.xlsx",
                "/ledgers/" + SmallTown.VILLAGE,
                "/items",
                "/items/table.xlsx",
                "/items/DQ620402-261125-000012/explanation",
                "/visits",
                "/entry")) {
            assertThat(get("赵敏", path)).as(path).hasStatus(404);
        }
        assertThat(post("赵敏", "/visits/" + SmallTown.BUILDING, Map.of("state", "nobody")))
                .hasStatus(404);
        assertThat(post("赵敏", "/entry", Map.of("key", "1"))).hasStatus(404);
        assertThat(post("赵敏", "/close", Map.of())).hasStatus(403);
        assertThat(get("李芳", "")).hasStatusOk();
        assertThat(get("李芳", "/ledgers/" + SmallTown.STREET)).hasStatus(403);
        assertThat(get("李芳", "/ledgers/" + SmallTown.VILLAGE)).hasStatusOk();
    }

    @Test
    void everybodySeesSumsAndNobodyWhatWasSaid() {
        var said = say(UUID.randomUUID().toString(), "这句话不能公开");
        assertThat(said).hasStatus(303);

        assertThat(mvc.get().uri("/campaigns/" + campaign.code()))
                .hasStatusOk()
                .bodyText()
                .contains("水川路大起底", "样例方案", "1 件")
                .doesNotContain("这句话不能公开");
    }

    @Test
    void aSecondTapIsTheSameThingAndAVillageMustBeChosen() {
        var key = UUID.randomUUID().toString();
        var first = location(say(key, "路口没有灯"));

        assertThat(location(say(key, "路口没有灯"))).isEqualTo(first).startsWith("/m/DQ620402-");
        assertThat(mvc.post()
                        .uri("/campaigns/" + campaign.code() + "/say")
                        .with(csrf())
                        .formField("text", "在别的县")
                        .formField("village", "620403001001"))
                .hasStatus(422)
                .bodyText()
                .contains("在别的县", "village-error");
    }

    @Test
    void theTableHasTheSameRowsAsTheList() {
        say(UUID.randomUUID().toString(), "导出来看看");

        assertThat(get("李芳", "/items/table.xlsx"))
                .hasStatusOk()
                .headers()
                .hasValue("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(get("李芳", "/items?channel=code")).bodyText().contains("导出来看看");
        assertThat(get("李芳", "/items?channel=letter")).bodyText().doesNotContain("导出来看看");
    }

    @Test
    void theCampaignsAreTakenAwayByThoseWhomTheyConcern() {
        var row = List.of(
                "水川路大起底",
                campaign.code(),
                "正在开展",
                "白银区 · 人民路街道 · 水川路社区",
                Shanghai.date(campaign.begins()) + "—" + Shanghai.date(campaign.ends()));

        assertThat(table("李芳"))
                .startsWith(List.of("专项名称", "编号", "现在", "范围", "时间"))
                .contains(row);
        assertThat(table("赵敏")).isNotEmpty().noneMatch(cells -> cells.contains(campaign.code()));
    }

    private List<List<String>> table(String name) {
        var answer = mvc.get()
                .uri("/work/campaigns/list.xlsx")
                .with(As.staff(town.who(name), name))
                .exchange();
        assertThat(answer).hasStatusOk();
        return SheetReader.read(answer.getResponse().getContentAsByteArray());
    }

    private MvcTestResult say(String key, String text) {
        return mvc.post()
                .uri("/campaigns/" + campaign.code() + "/say")
                .with(csrf())
                .formField("key", key)
                .formField("text", text)
                .formField("village", SmallTown.VILLAGE.value())
                .exchange();
    }

    private MvcTestResult get(String name, String path) {
        return mvc.get()
                .uri("/work/campaigns/" + campaign.code() + path)
                .with(As.staff(town.who(name), name))
                .exchange();
    }

    private MvcTestResult post(String name, String path, Map<String, String> fields) {
        var request = mvc.post()
                .uri("/work/campaigns/" + campaign.code() + path)
                .with(As.staff(town.who(name), name))
                .with(csrf());
        fields.forEach(request::formField);
        return request.exchange();
    }

    private static String location(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"));
    }
}
