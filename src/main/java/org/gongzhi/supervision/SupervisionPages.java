package org.gongzhi.supervision;

import org.gongzhi.identity.PublicPath;
import org.gongzhi.web.HomeEntry;
import org.gongzhi.web.HomeGroup;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where staff and residents find what this module shows. */
@Configuration(proxyBeanMethods = false)
class SupervisionPages {

    @Bean
    NavEntry reportsEntry() {
        return new NavEntry(90, Rooms.PATH, "supervision.room", "work", NavGroup.WORK);
    }

    @Bean
    PublicPath whistlePath() {
        return new PublicPath(WhistleController.PATH);
    }

    @Bean
    PublicPath remedyPaths() {
        return new PublicPath(RemedyController.PATH + "/**");
    }

    @Bean
    HomeEntry remediesEntry() {
        return new HomeEntry(
                HomeGroup.TOGETHER,
                55,
                RemedyController.PATH,
                "supervision.remedies",
                "supervision.remedies.home.hint",
                "check");
    }

    @Bean
    PublicPath spotCheckPaths() {
        return new PublicPath(SpotController.PATH + "/**");
    }

    @Bean
    NavEntry spotChecksEntry() {
        return new NavEntry(91, "/work/spot-checks", "supervision.checks", "work", NavGroup.WORK);
    }

    @Bean
    HomeEntry spotChecksHomeEntry() {
        return new HomeEntry(
                HomeGroup.WATCH,
                58,
                SpotController.PATH,
                "supervision.checks",
                "supervision.checks.home.hint",
                "search");
    }

    @Bean
    HomeEntry whistleEntry() {
        return new HomeEntry(
                HomeGroup.WATCH,
                60,
                WhistleController.PATH,
                "supervision.whistle",
                "supervision.whistle.home.hint",
                "door");
    }
}
