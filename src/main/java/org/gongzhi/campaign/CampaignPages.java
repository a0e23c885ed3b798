package org.gongzhi.campaign;

import java.time.InstantSource;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.web.HomeEntry;
import org.gongzhi.web.HomeGroup;
import org.gongzhi.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where staff and residents find the campaigns. */
@Configuration(proxyBeanMethods = false)
class CampaignPages {

    @Bean
    NavEntry campaignEntry() {
        return new NavEntry(35, "/work/campaigns", "campaign.nav", "work");
    }

    @Bean
    PublicPath publicCampaignPages() {
        return new PublicPath("/campaigns/**");
    }

    /** Shown only while a campaign is running. */
    @Bean
    HomeEntry runningCampaigns(Campaigns campaigns, InstantSource time) {
        return new HomeEntry(
                HomeGroup.MINE,
                40,
                "/campaigns",
                "campaign.home",
                "campaign.home.hint",
                "people",
                () -> campaigns.all().stream().anyMatch(each -> each.runs(time.instant())));
    }
}
