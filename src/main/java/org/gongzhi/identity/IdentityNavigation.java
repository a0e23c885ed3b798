package org.gongzhi.identity;

import org.gongzhi.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the three administrators find in their menus. */
@Configuration(proxyBeanMethods = false)
class IdentityNavigation {

    @Bean
    NavEntry systemConsole() {
        return new NavEntry(10, "/admin/system", "identity.nav.system", "admin.system");
    }

    @Bean
    NavEntry tokenConsole() {
        return new NavEntry(20, "/admin/system/tokens", "identity.nav.tokens", "admin.system");
    }

    @Bean
    NavEntry securityConsole() {
        return new NavEntry(10, "/admin/security", "identity.nav.security", "admin.security");
    }

    @Bean
    NavEntry policyConsole() {
        return new NavEntry(20, "/admin/security/policy", "identity.nav.policy", "admin.security");
    }

    @Bean
    NavEntry auditConsole() {
        return new NavEntry(10, "/admin/audit", "identity.nav.audit", "admin.audit");
    }

    @Bean
    NavEntry readingConsole() {
        return new NavEntry(20, "/admin/audit/readings", "identity.nav.readings", "admin.audit");
    }
}
