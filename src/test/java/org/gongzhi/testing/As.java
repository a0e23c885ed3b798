package org.gongzhi.testing;

import java.util.UUID;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Makes a request of a test come from somebody who is signed in, without going through the door. */
public final class As {

    private As() {}

    public static RequestPostProcessor staff(UUID person, String name) {
        return as(new SignedIn(person, "test", name, AccountKind.STAFF, "", AccountKind.STAFF.rights()));
    }

    public static RequestPostProcessor administrator(AccountKind kind) {
        return as(new SignedIn(new UUID(0, 1), "test", kind.name(), kind, "", kind.rights()));
    }

    public static RequestPostProcessor as(SignedIn who) {
        return SecurityMockMvcRequestPostProcessors.authentication(UsernamePasswordAuthenticationToken.authenticated(
                who,
                null,
                who.rights().stream().map(SimpleGrantedAuthority::new).toList()));
    }
}
