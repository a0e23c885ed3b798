package org.gongzhi.decision;

import org.gongzhi.identity.PublicPath;
import org.gongzhi.web.HomeEntry;
import org.gongzhi.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where staff and residents find votes and decisions. */
@Configuration(proxyBeanMethods = false)
class VotePages {

    @Bean
    NavEntry voteEntry() {
        return new NavEntry(36, "/work/votes", "decision.nav", "work");
    }

    @Bean
    PublicPath publicVotes() {
        return new PublicPath("/votes/**");
    }

    @Bean
    PublicPath publicDecisions() {
        return new PublicPath("/decisions/**");
    }

    /** Always there once something was put to the vote: what was decided stays to be read. */
    @Bean
    HomeEntry voteTile(Votes votes) {
        return new HomeEntry() {

            @Override
            public int order() {
                return 35;
            }

            @Override
            public String href() {
                return "/votes";
            }

            @Override
            public String label() {
                return "decision.home";
            }

            @Override
            public String hint() {
                return "decision.home.hint";
            }

            @Override
            public String icon() {
                return "people";
            }

            @Override
            public boolean shown() {
                return votes.anyOpen();
            }
        };
    }
}
