package org.gongzhi.seal;

import org.gongzhi.identity.PublicPath;
import org.gongzhi.web.HomeEntry;
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
        return new HomeEntry() {

            @Override
            public int order() {
                return 62;
            }

            @Override
            public String href() {
                return "/seals";
            }

            @Override
            public String label() {
                return "seal.home";
            }

            @Override
            public String hint() {
                return "seal.home.hint";
            }

            @Override
            public String icon() {
                return "book";
            }

            @Override
            public boolean shown() {
                return seals.any();
            }
        };
    }
}
