package org.gongzhi.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gongzhi.testing.Device;
import org.gongzhi.testing.PagesTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of the demonstration's votes, for staff and for everybody, and voting itself. */
class VotePagesTests extends PagesTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Codes codes;

    @Autowired
    private Ballots ballots;

    @Override
    protected List<Look> pages() {
        var open = open();
        var decided =
                one("select number from decision.decision where origin = 'vote' and rule like 'owners.%' limit 1");
        var preparing = one("select number from decision.vote where frozen_at is null limit 1");
        return List.of(
                Look.at("/votes", "votes"),
                Look.at("/votes/" + open, "vote"),
                Look.at("/votes/" + decided, "vote-result"),
                Look.at("/votes/" + open + "/ballot", "vote-ballot"),
                Look.at("/votes/" + preparing + "/ballot", "vote-not-yet"),
                Look.at("/decisions/" + decided, "decision"),
                Look.at("/work/votes", "vote-list").as("community"),
                Look.at("/work/votes/" + open, "vote-work").as("community"),
                Look.at("/work/votes/" + preparing, "vote-roll").as("community"),
                Look.at("/work/votes/" + open + "/help", "vote-help").as("community"),
                Look.at("/work/votes/" + open + "/paper", "vote-paper").as("community"),
                Look.at("/work/votes/" + open + "/proxy", "vote-proxy").as("community"),
                Look.at("/votes/" + people("is null"), "vote-people"),
                Look.at("/votes/" + people("is not null"), "vote-people-result"),
                Look.at("/work/votes/" + people("is null"), "vote-people-work").as("community"),
                Look.at("/work/votes/" + people("is null") + "/attend?group=%E7%AC%AC2%E7%BB%84", "vote-people-attend")
                        .as("community"));
    }

    private String people(String closed) {
        return one("select number from decision.vote where body <> 'owners-assembly' and closed_at " + closed
                + " limit 1");
    }

    private String open() {
        return one("select number from decision.vote where body = 'owners-assembly' and opens_at is not null"
                + " and closed_at is null limit 1");
    }

    private String one(String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }

    /** PLAIN has no scripts. */
    @ParameterizedTest
    @EnumSource(
            value = Device.class,
            names = {"PLAIN", "ELDER"})
    void anOwnerVotesByTheCodeInTheLetterAndTakesAReceiptHome(Device device) {
        var number = open();
        var letter = codes.print(number, "2号楼").getFirst();

        try (var visit = visit(device)) {
            visit.open("/votes/" + number + "/ballot");
            visit.page().fill("[name=code]", "AAAA-AAAA-AAAA");
            visit.page().click("form:has([name=code]) button");
            assertThat(visit.page().content()).contains("投票码不对", "AAAA-AAAA-AAAA");
            visit.page().fill("[name=code]", letter.code().toLowerCase(Locale.ROOT));
            visit.page().click("form:has([name=code]) button");
            visit.check();
            assertThat(visit.page().content()).contains(letter.unit());
            visit.page().check("[name=choice][value=N]");
            visit.page().click("form:has([name=choice]) button");
            visit.check();
            assertThat(visit.page().url()).contains("/receipt/").doesNotContain(letter.code());
            assertThat(visit.page().content()).doesNotContain("不同意", letter.unit());
        }
    }

    @Test
    void whoeverLooksSeesTheTurnoutGrowWithoutAskingAgain() {
        var number = people("is null");
        var free = one("""
                select r.unit from decision.roll r where vote = '%1$s'
                   and not exists (select from decision.ballot b where b.vote = '%1$s' and b.unit = r.unit) limit 1
                """.formatted(number));
        try (var visit = visit(Device.PHONE)) {
            visit.open("/votes/" + number);
            var before = visit.page().textContent("#turnout");
            ballots.cast(number, free, org.gongzhi.decision.Choice.NO, Manner.ONLINE);
            visit.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))");
            visit.page().waitForFunction("was => document.querySelector('#turnout').textContent !== was", before);
            var voted = one("select count(distinct unit) from decision.ballot where vote = '%s'".formatted(number));
            assertThat(visit.page().textContent("#turnout")).contains("已参加 " + voted + " 人");
        }
    }
}
