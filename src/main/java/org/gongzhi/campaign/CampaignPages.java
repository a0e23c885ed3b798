package org.gongzhi.campaign;

import java.time.InstantSource;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.web.HomeEntry;
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
        return new HomeEntry() {

            @Override
            public int order() {
                return 40;
            }

            @Override
            public String href() {
                return "/campaigns";
            }

            @Override
            public String label() {
                return "campaign.home";
            }

            @Override
            public String hint() {
                return "campaign.home.hint";
            }

            @Override
            public String icon() {
                return "people";
            }

            @Override
            public boolean shown() {
                return campaigns.all().stream().anyMatch(each -> each.runs(time.instant()));
            }
        };
    }
}
