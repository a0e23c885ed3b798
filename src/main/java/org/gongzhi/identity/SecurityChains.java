package org.gongzhi.identity;

import static org.springframework.security.config.http.SessionCreationPolicy.NEVER;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Three doors: programs with a token, staff with a session, everybody else with nothing. A resident's request never
 * carries a member of staff's rights, and no door leads into another.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityChains {

    private static final DispatcherType[] INSIDE = {
        DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.INCLUDE
    };

    private static final String SESSION_COOKIE = "gz_session";

    private static final List<String> PUBLIC = List.of(
            "/",
            "/q/**",
            "/m/**",
            "/my/**",
            "/procedures/**",
            "/cards/**",
            "/elder",
            "/privacy",
            "/accessibility",
            "/css/**",
            "/js/**",
            "/img/**",
            "/webjars/**",
            "/demo/**",
            "/v3/api-docs/**",
            "/favicon.ico",
            "/robots.txt");

    @Bean
    @Order(1)
    SecurityFilterChain programsChain(
            HttpSecurity http, BearerFilter bearer, ProblemAnswers problems, ObjectProvider<PublicPath> paths) {
        var open = paths.stream()
                .filter(PublicPath::isForPrograms)
                .map(PublicPath::pattern)
                .toArray(String[]::new);
        return StrictHeaders.on(http)
                .securityMatcher(
                        Stream.concat(Stream.of("/api/**"), Stream.of(open)).toArray(String[]::new))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(INSIDE)
                        .permitAll()
                        .requestMatchers(open)
                        .permitAll()
                        .anyRequest()
                        .hasAuthority("work"))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain staffChain(HttpSecurity http, TurnedAway turnedAway, SigningOut signingOut) {
        return StrictHeaders.on(http)
                .securityMatcher(
                        "/work", "/work/**", "/admin", "/admin/**", "/sign-in", "/sign-in/**", "/sign-out", "/error")
                .csrf(csrf -> csrf.csrfTokenRepository(new StaffCsrf()))
                // Only Sessions.begin starts a session, always a new one; asking for a page never does.
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(out -> out.logoutUrl("/sign-out")
                        .deleteCookies(SESSION_COOKIE)
                        .addLogoutHandler(signingOut)
                        .logoutSuccessUrl("/sign-in?left"))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(turnedAway).accessDeniedHandler(turnedAway))
                .authorizeHttpRequests(rules -> {
                    rules.dispatcherTypeMatchers(INSIDE).permitAll();
                    rules.requestMatchers("/sign-in", "/error").permitAll();
                    for (var step : Step.values()) {
                        rules.requestMatchers(step.path()).hasAuthority(step.authority());
                    }
                    rules.requestMatchers("/work", "/work/**").hasAuthority("work");
                    rules.requestMatchers("/admin/system", "/admin/system/**").hasAuthority("admin.system");
                    rules.requestMatchers("/admin/security", "/admin/security/**")
                            .hasAuthority("admin.security");
                    rules.requestMatchers("/admin/audit", "/admin/audit/**").hasAuthority("admin.audit");
                    rules.requestMatchers("/admin/account", "/admin/account/**")
                            .hasAnyAuthority("admin.system", "admin.security", "admin.audit");
                    rules.anyRequest().denyAll();
                })
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain everybodyChain(HttpSecurity http, TurnedAway turnedAway, ObjectProvider<PublicPath> paths) {
        var open = Stream.concat(
                        PUBLIC.stream(),
                        paths.stream().filter(path -> !path.isForPrograms()).map(PublicPath::pattern))
                .toArray(String[]::new);
        return StrictHeaders.onPublic(http)
                .csrf(csrf -> csrf.csrfTokenRepository(StaffCsrf.cookie()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(TurnedAway::unknown).accessDeniedHandler(turnedAway))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(INSIDE)
                        .permitAll()
                        .requestMatchers(open)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** People are let in by {@link Entrance} alone; the framework's own doors stay shut. */
    @Bean
    AuthenticationManager nobodyComesInThisWay() {
        return _ -> {
            throw new AuthenticationServiceException("not this way");
        };
    }

    /** Marked secure whenever the request came over https. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(SESSION_COOKIE);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
