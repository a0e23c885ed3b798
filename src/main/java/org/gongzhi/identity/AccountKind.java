package org.gongzhi.identity;

import java.util.Set;

/** What an account is for. Nobody holds two: the three administrators watch one another. */
public enum AccountKind {
    STAFF("work"),
    SYSTEM_ADMIN("admin.system"),
    SECURITY_ADMIN("admin.security"),
    AUDIT_ADMIN("admin.audit");

    private final String right;

    AccountKind(String right) {
        this.right = right;
    }

    public Set<String> rights() {
        return Set.of(right);
    }

    boolean isAdministrator() {
        return this != STAFF;
    }
}
