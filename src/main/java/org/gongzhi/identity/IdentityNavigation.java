package org.gongzhi.identity;

import org.gongzhi.web.NavEntry;
import org.gongzhi.web.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What everybody inside finds in the menu: their own account, and each administrator the one console. */
@Configuration(proxyBeanMethods = false)
class IdentityNavigation {

    @Bean
    NavEntry systemConsoleEntry() {
        return new NavEntry(10, "/admin/system", "identity.nav.system", "admin.system");
    }

    @Bean
    NavEntry tokenConsoleEntry() {
        return new NavEntry(20, "/admin/system/tokens", "identity.nav.tokens", "admin.system");
    }

    @Bean
    NavEntry securityConsoleEntry() {
        return new NavEntry(10, "/admin/security", "identity.nav.security", "admin.security");
    }

    @Bean
    NavEntry policyConsoleEntry() {
        return new NavEntry(20, "/admin/security/policy", "identity.nav.policy", "admin.security");
    }

    @Bean
    NavEntry auditConsoleEntry() {
        return new NavEntry(10, "/admin/audit", "identity.nav.audit", "admin.audit");
    }

    @Bean
    NavEntry readingConsoleEntry() {
        return new NavEntry(20, "/admin/audit/readings", "identity.nav.readings", "admin.audit");
    }

    @Bean
    NavEntry ownAccountEntry() {
        return new NavEntry(900, "/work/account", "identity.nav.account", "work", NavGroup.OWN);
    }

    @Bean
    NavEntry ownSystemAccountEntry() {
        return new NavEntry(900, "/admin/account", "identity.nav.account", "admin.system", NavGroup.OWN);
    }

    @Bean
    NavEntry ownSecurityAccountEntry() {
        return new NavEntry(900, "/admin/account", "identity.nav.account", "admin.security", NavGroup.OWN);
    }

    @Bean
    NavEntry ownAuditAccountEntry() {
        return new NavEntry(900, "/admin/account", "identity.nav.account", "admin.audit", NavGroup.OWN);
    }
}
