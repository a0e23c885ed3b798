package org.gongzhi.identity;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import org.gongzhi.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Shows an app its secret, and turns the second factor on when the app answers with the right code. */
@Component
class Enrolment {

    private static final String PENDING = "gongzhi.totp";

    private final SecondFactors secondFactors;
    private final Vault vault;

    Enrolment(SecondFactors secondFactors, Vault vault) {
        this.secondFactors = secondFactors;
        this.vault = vault;
    }

    /** Looking again shows the same secret, so that a wrong code does not mean to begin anew. */
    ModelAndView page(String action, String error, SignedIn who, HttpServletRequest request) {
        var session = request.getSession();
        if (session.getAttribute(PENDING) == null) {
            session.setAttribute(PENDING, vault.seal(HexFormat.of().formatHex(Totp.secret()), context(who)));
        }
        var secret = pending(who, request);
        var address = SecondFactors.address(who.username(), secret);
        return new ModelAndView(
                "identity/enrol",
                "page",
                new EnrolPage(action, error, grouped(Totp.base32(secret)), address, QrDrawing.of(address)));
    }

    void confirm(String code, SignedIn who, HttpServletRequest request) {
        secondFactors.enrol(who, pending(who, request), code);
        request.getSession().removeAttribute(PENDING);
    }

    private byte[] pending(SignedIn who, HttpServletRequest request) {
        if (request.getSession().getAttribute(PENDING) instanceof byte[] kept) {
            return HexFormat.of().parseHex(vault.open(kept, context(who)));
        }
        throw Refusal.invalid("identity.enrolment-lapsed");
    }

    private static String context(SignedIn who) {
        return "totp-pending:" + who.person();
    }

    private static String grouped(String text) {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** What {@code identity/enrol.jte} shows. */
    record EnrolPage(String action, String error, String secret, String address, Content picture) {}
}
