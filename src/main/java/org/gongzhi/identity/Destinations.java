package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where somebody goes who has come in: where they wanted to go, if that is theirs, else their own first page. */
@Component
class Destinations {

    private static final String WANTED = "gongzhi.wanted";

    private final ObjectProvider<FirstPage> firstPages;

    Destinations(ObjectProvider<FirstPage> firstPages) {
        this.firstPages = firstPages;
    }

    String of(AccountKind kind, UUID person, String wanted) {
        var mine = kind == AccountKind.STAFF ? "/work" : "/admin";
        var clean = wanted.startsWith(mine)
                && wanted.chars().noneMatch(letter -> letter == '\\' || letter <= ' ' || letter >= 127);
        return clean && !wanted.equals("/admin") && !wanted.equals("/work") ? wanted : home(kind, person);
    }

    /** By way of a step, keeping in the session where it leads to. */
    String through(Step step, AccountKind kind, UUID person, String wanted, HttpServletRequest request) {
        request.getSession().setAttribute(WANTED, of(kind, person, wanted));
        return step.path();
    }

    static String kept(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(WANTED) instanceof String wanted ? wanted : "";
    }

    private String home(AccountKind kind, UUID person) {
        return switch (kind) {
            case STAFF ->
                firstPages.stream()
                        .map(page -> page.of(person))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse("/work");
            case SYSTEM_ADMIN -> "/admin/system";
            case SECURITY_ADMIN -> "/admin/security";
            case AUDIT_ADMIN -> "/admin/audit";
        };
    }
}
