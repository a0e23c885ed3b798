package org.gongzhi.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Reads from a request what the page shell needs. */
@Component
class UiFactory {

    static final String ELDER_COOKIE = "elder";

    private final MessageSource messages;
    private final List<NavEntry> nav;
    private final Assets assets;
    private final boolean demo;

    UiFactory(MessageSource messages, List<NavEntry> nav, Assets assets, @Value("${gongzhi.demo:none}") String demo) {
        this.messages = messages;
        this.nav = nav.stream().sorted(Comparator.comparingInt(NavEntry::order)).toList();
        this.assets = assets;
        this.demo = !"none".equals(demo);
    }

    Ui of(HttpServletRequest request) {
        var viewer = viewer(request);
        return new Ui(
                messages,
                RequestContextUtils.getLocale(request),
                (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
                elder(WebUtils.getCookie(request, ELDER_COOKIE)),
                demo,
                request.getRequestURI(),
                here(request),
                viewer,
                new Menu(
                        request.getRequestURI(),
                        viewer == null
                                ? List.of()
                                : nav.stream()
                                        .filter(entry -> viewer.may(entry.right()))
                                        .toList()),
                assets);
    }

    /** An answer to a form has no address of its own: coming back to it means coming back to its page. */
    private static String here(HttpServletRequest request) {
        var query = "GET".equals(request.getMethod()) ? request.getQueryString() : null;
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static boolean elder(@Nullable Cookie cookie) {
        return cookie != null && "1".equals(cookie.getValue());
    }

    private static @Nullable Viewer viewer(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Viewer viewer
                ? viewer
                : null;
    }
}
