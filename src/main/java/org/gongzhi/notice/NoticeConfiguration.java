package org.gongzhi.notice;

import org.gongzhi.web.NavEntry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings, and what the system administrator finds in the menu. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeConfiguration {

    @Bean
    NavEntry outboxConsole() {
        return new NavEntry(30, "/admin/system/notices", "notice.page.title", "admin.system");
    }
}
