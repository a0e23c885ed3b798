package org.gongzhi.campaign;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.SmallTown;

/** Lets tests speak of campaigns as people do: open one, collect at a door, screen, strike off. */
class Fieldwork {

    private final Campaigns campaigns;
    private final Matters matters;
    private final Register register;
    private final LedgerRepository ledgers;
    private final SmallTown town;
    private final InstantSource time;

    Fieldwork(
            Campaigns campaigns,
            Matters matters,
            Register register,
            LedgerRepository ledgers,
            SmallTown town,
            InstantSource time) {
        this.campaigns = campaigns;
        this.matters = matters;
        this.register = register;
        this.ledgers = ledgers;
        this.town = town.settle();
        this.time = time;
    }

    LocalDate today() {
        return Shanghai.day(time.instant());
    }

    Campaigns.Proposal proposal(String area) {
        return new Campaigns.Proposal(
                "冬季诉求大起底", area, today(), today().plusDays(29), EnumSet.allOf(Channel.class), "白银区诉求大起底方案（样例）");
    }

    /** A month in the whole county, opened by 吴霞 of the centre. */
    Campaign campaign() {
        return campaigns.open(proposal("620402"), town.who("吴霞"));
    }

    MatterNumber collect(Campaign campaign, String text) {
        return collect(campaign, text, Map.of());
    }

    /** 李芳 hears something at the door of 惠民小区1号楼. */
    MatterNumber collect(Campaign campaign, String text, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of("campaign", campaign.code(), "text", text));
        fields.putAll(more);
        return matters.open(new Opening(
                        "campaign-item", SmallTown.BUILDING, null, "visit", fields, officer("李芳"), null, null))
                .number();
    }

    Actor.Officer officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }

    Step.Taken act(String name, MatterNumber number, String action, Map<String, Object> form) {
        return matters.perform(new Step(number, action, now(number).version(), form, officer(name), null, null));
    }

    MatterNumber graded(Campaign campaign, String text, String level) {
        var number = collect(campaign, text);
        act("李芳", number, "accept", Map.of());
        act("李芳", number, "grade", grade(level));
        return number;
    }

    static Map<String, Object> grade(String level) {
        return Map.of("field", "roads", "nature", "common", "difficulty", "ordinary", "level", level);
    }

    /** As far as the wait for whoever verifies. */
    MatterNumber finished(Campaign campaign, String text) {
        var number = graded(campaign, text, "village");
        act("李芳", number, "finish", Map.of("result", "已修好"));
        return number;
    }

    Matter now(MatterNumber number) {
        return register.find(number).orElseThrow();
    }

    Ledger ledger(Campaign campaign, String book) {
        return ledgers.all(campaign.code()).stream()
                .filter(each -> each.book().value().equals(book))
                .findFirst()
                .orElseThrow();
    }
}
