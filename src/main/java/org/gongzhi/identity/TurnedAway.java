package org.gongzhi.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Tells a browser why it may not pass, and where to go instead. */
@Component
class TurnedAway implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** To the sign-in page, and back to where one wanted to go. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (isPartOfAPage(request)) {
            // A redirect would land the sign-in form in the middle of a table.
            response.setHeader("HX-Refresh", "true");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var wanted = "GET".equals(request.getMethod()) ? request.getRequestURI() + query : "";
        response.sendRedirect(wanted.isEmpty() ? "/sign-in?again" : "/sign-in?to=" + URLEncoder.encode(wanted, UTF_8));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var step = pendingStep();
        if (why instanceof CsrfException) {
            formIsStale(request, response);
        } else if (step.isPresent() && !isPartOfAPage(request)) {
            response.sendRedirect(step.get().path());
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** What nobody declared public does not exist for the public. */
    static void unknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    private void formIsStale(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI();
        var needsSession = path.startsWith("/work") || path.startsWith("/admin") || path.startsWith("/sign-");
        if (needsSession && !"/sign-in".equals(path) && request.getSession(false) == null) {
            response.setHeader("HX-Refresh", "true");
            if (isPartOfAPage(request)) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                response.sendRedirect("/sign-out".equals(path) ? "/sign-in?left" : "/sign-in?again");
            }
            return;
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private static boolean isPartOfAPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return request.getHeader("HX-Request") != null || (accept != null && accept.contains("text/event-stream"));
    }

    private static Optional<Step> pendingStep() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who == null
                ? Optional.empty()
                : Arrays.stream(Step.values())
                        .filter(step -> who.getAuthorities().stream()
                                .anyMatch(authority -> step.authority().equals(authority.getAuthority())))
                        .findFirst();
    }
}
