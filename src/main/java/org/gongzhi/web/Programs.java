package org.gongzhi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** Tells a program from a person: programs read problem documents, people read pages. */
public final class Programs {

    private Programs() {}

    /** The address that was asked for, also while the answer to an error is made. */
    static String path(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return asked == null ? request.getRequestURI() : asked.toString();
    }

    /** Whether a program asks: by the address, or because it wants JSON and no page. */
    public static boolean ask(HttpServletRequest request) {
        var path = path(request);
        if (path.startsWith("/api/") || path.startsWith("/v3/") || path.endsWith(".json")) {
            return true;
        }
        var accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        return accept.contains("json") && !accept.contains("html") && request.getHeader("HX-Request") == null;
    }
}
