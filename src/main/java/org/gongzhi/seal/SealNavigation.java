package org.gongzhi.seal;

import org.gongzhi.identity.PublicPath;
import org.gongzhi.web.HomeEntry;
import org.gongzhi.web.HomeGroup;
import org.gongzhi.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where staff and residents find the seals. */
@Configuration(proxyBeanMethods = false)
class SealNavigation {

    @Bean
    NavEntry sealEntry() {
        return new NavEntry(37, "/work/seals", "seal.nav", "work");
    }

    @Bean
    PublicPath publicSealPages() {
        return new PublicPath("/seals/**");
    }

    /** Shown once there is a seal. */
    @Bean
    HomeEntry sealRegister(SealRepository seals) {
        return new HomeEntry(HomeGroup.WATCH, 62, "/seals", "seal.home", "seal.home.hint", "book", seals::any);
    }
}
