package org.gongzhi.identity;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.web.Viewer;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is at the desk, or which member of staff a program stands for.
 *
 * @param title the post shown under the name; empty if the person holds none
 */
public record SignedIn(UUID person, String username, String name, AccountKind kind, String title, Set<String> rights)
        implements Viewer, AuthenticatedPrincipal, Serializable {

    public SignedIn {
        rights = Set.copyOf(rights);
    }

    @Override
    public boolean may(String right) {
        return rights.contains(right);
    }

    /** Sessions are found, and ended, by this. */
    @Override
    public String getName() {
        return person.toString();
    }
}
