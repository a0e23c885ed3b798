package org.gongzhi.desk;

import org.gongzhi.web.HomeEntry;
import org.gongzhi.web.HomeGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a resident may begin on the first page, whichever procedure it is about. */
@Configuration(proxyBeanMethods = false)
class ResidentEntries {

    @Bean
    HomeEntry myMatters() {
        return new HomeEntry(HomeGroup.MINE, 20, "/my", "desk.public.my", "desk.public.my.hint", "person");
    }

    @Bean
    HomeEntry findMatter() {
        return new HomeEntry(HomeGroup.MINE, 30, "/m", "desk.public.find", "desk.public.find.hint", "search");
    }

    @Bean
    HomeEntry publishedProcedures() {
        return new HomeEntry(
                HomeGroup.WATCH, 80, "/procedures", "desk.public.procedures", "desk.public.procedures.hint", "book");
    }
}
