package org.gongzhi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.identity.Bearers;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * For whom a program sends: the key (api_key) is the token an administrator made for a member of staff, as an argument
 * or in the header. The program may do what that person's posts allow today.
 */
@Component
class Open311Keys {

    private final Bearers bearers;

    Open311Keys(Bearers bearers) {
        this.bearers = bearers;
    }

    SignedIn of(HttpServletRequest request, Open311Sent sent) {
        var key = sent.text("api_key");
        var known = key == null ? byHeader(request) : bearers.of(key, request.getRemoteAddr());
        return known.filter(who -> who.may("work"))
                .orElseThrow(() -> Refusal.forbidden(
                        key == null ? "exchange.open311.key-missing" : "exchange.open311.key-refused"));
    }

    private static Optional<SignedIn> byHeader(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .filter(Authentication.class::isInstance)
                .map(who -> Objects.requireNonNull((Authentication) who).getPrincipal())
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast);
    }
}
