package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletRequest;

/** Where somebody goes who has come in: where they wanted to go, if that is theirs, else their own first page. */
final class Destination {

    private static final String WANTED = "gongzhi.wanted";

    private Destination() {}

    static String of(AccountKind kind, String wanted) {
        var mine = kind == AccountKind.STAFF ? "/work" : "/admin";
        var clean = wanted.startsWith(mine)
                && wanted.chars().noneMatch(letter -> letter == '\\' || letter <= ' ' || letter >= 127);
        return clean && !wanted.equals("/admin") ? wanted : home(kind);
    }

    /** By way of a step, keeping in the session where it leads to. */
    static String through(Step step, AccountKind kind, String wanted, HttpServletRequest request) {
        request.getSession().setAttribute(WANTED, of(kind, wanted));
        return step.path();
    }

    static String kept(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(WANTED) instanceof String wanted ? wanted : "";
    }

    private static String home(AccountKind kind) {
        return switch (kind) {
            case STAFF -> "/work";
            case SYSTEM_ADMIN -> "/admin/system";
            case SECURITY_ADMIN -> "/admin/security";
            case AUDIT_ADMIN -> "/admin/audit";
        };
    }
}
