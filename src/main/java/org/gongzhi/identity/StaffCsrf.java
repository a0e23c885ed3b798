package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * The token that proves a form is ours: bound to the session where there is one, to a cookie where there is none, so
 * that looking at the sign-in page starts no session.
 */
final class StaffCsrf implements CsrfTokenRepository {

    private final CsrfTokenRepository session = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRepository cookie = cookie();

    /** Lasts a month, so that a report begun yesterday can be sent today. */
    static CsrfTokenRepository cookie() {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName("gz_form");
        repository.setHeaderName("X-CSRF-TOKEN");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").maxAge(Duration.ofDays(30)));
        return repository;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return chosen(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        chosen(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return chosen(request).loadToken(request);
    }

    private CsrfTokenRepository chosen(HttpServletRequest request) {
        return request.getSession(false) == null ? cookie : session;
    }
}
