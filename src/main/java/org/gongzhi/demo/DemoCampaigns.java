package org.gongzhi.demo;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import org.gongzhi.campaign.CampaignRehearsal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Two campaigns in 人民路街道: one that is over, and one in its second week. */
@Component
class DemoCampaigns implements DemoScene {

    private static final PlaceCode STREET =
            new PlaceCode(DemoTerritory.COMMUNITY.value().substring(0, Level.TOWN.length()));
    private static final int OVER = 48;
    private static final int UNDER_WAY = 120;

    private final CampaignRehearsal rehearsal;
    private final MessageSource messages;
    private final InstantSource time;

    DemoCampaigns(CampaignRehearsal rehearsal, MessageSource messages, InstantSource time) {
        this.rehearsal = rehearsal;
        this.messages = messages;
        this.time = time;
    }

    @Override
    public void load() {
        var today = Shanghai.day(time.instant());
        rehearsal.play(new CampaignRehearsal.Plot(text("demo.campaign.over"), STREET, today.minusDays(90), OVER));
        rehearsal.play(
                new CampaignRehearsal.Plot(text("demo.campaign.under-way"), STREET, today.minusDays(12), UNDER_WAY));
    }

    private String text(String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE));
    }
}
