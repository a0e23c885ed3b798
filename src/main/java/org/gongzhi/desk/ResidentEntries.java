package org.gongzhi.desk;

import org.gongzhi.web.HomeEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a resident may begin on the first page, whichever procedure it is about. */
@Configuration(proxyBeanMethods = false)
class ResidentEntries {

    private record Entry(int order, String href, String label, String hint, String icon) implements HomeEntry {}

    @Bean
    HomeEntry myMatters() {
        return new Entry(20, "/my", "desk.public.my", "desk.public.my.hint", "person");
    }

    @Bean
    HomeEntry findMatter() {
        return new Entry(30, "/m", "desk.public.find", "desk.public.find.hint", "search");
    }

    @Bean
    HomeEntry publishedProcedures() {
        return new Entry(80, "/procedures", "desk.public.procedures", "desk.public.procedures.hint", "book");
    }
}
