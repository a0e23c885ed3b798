package org.gongzhi.organization;

import org.gongzhi.web.NavEntry;
import org.gongzhi.web.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the staff and the system administrator find in their menus. */
@Configuration(proxyBeanMethods = false)
class OrganizationPages {

    @Bean
    NavEntry postsPage() {
        return new NavEntry(60, "/work/posts", "organization.nav.posts", "work", NavGroup.BASE);
    }

    @Bean
    NavEntry appointmentsPage() {
        return new NavEntry(15, "/admin/system/posts", "organization.nav.appointments", "admin.system");
    }
}
