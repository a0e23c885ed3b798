package org.gongzhi.decision;

import org.gongzhi.identity.PublicPath;
import org.gongzhi.web.HomeEntry;
import org.gongzhi.web.HomeGroup;
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
        return new HomeEntry(
                HomeGroup.TOGETHER, 35, "/votes", "decision.home", "decision.home.hint", "people", votes::any);
    }
}
