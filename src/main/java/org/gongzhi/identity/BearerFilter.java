package org.gongzhi.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.gongzhi.kernel.Refusal;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a program in that shows a token in force; any other passes as nobody. */
@Component
class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final Bearers bearers;
    private final ProblemAnswers problems;

    BearerFilter(Bearers bearers, ProblemAnswers problems) {
        this.bearers = bearers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            try {
                bearers.of(header.substring(SCHEME.length()).strip(), request.getRemoteAddr())
                        .ifPresent(BearerFilter::letIn);
            } catch (Refusal refusal) {
                problems.refuse(refusal, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void letIn(SignedIn who) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Sessions.authentication(who));
        SecurityContextHolder.setContext(context);
    }

    /** A program with a long answer, sent in pieces, is still the same program. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /** It stands in the chain of programs only, not before every request. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FilterRegistrationBean<BearerFilter> bearerOnlyInItsChain(BearerFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
