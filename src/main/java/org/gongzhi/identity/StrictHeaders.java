package org.gongzhi.identity;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.CacheControlConfig;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What a browser may do with our pages: run our scripts, show our styles, and tell nobody where it was. */
final class StrictHeaders {

    static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; media-src 'self' blob:";

    private StrictHeaders() {}

    static HttpSecurity on(HttpSecurity http) {
        return http.headers(StrictHeaders::common);
    }

    /**
     * The same for residents, except that a browser may keep the page while it is open: going back must not lose what
     * was typed.
     */
    static HttpSecurity onPublic(HttpSecurity http) {
        return http.headers(headers -> {
            common(headers);
            headers.cacheControl(CacheControlConfig::disable);
            headers.addHeaderWriter((_, response) -> {
                if (!response.containsHeader("Cache-Control")) {
                    response.setHeader("Cache-Control", "private, no-cache");
                }
            });
        });
    }

    /** HSTS is written by default, and only over https. */
    private static void common(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(self), microphone=(self), geolocation=(self), payment=()"))
                .frameOptions(FrameOptionsConfig::deny);
    }
}
