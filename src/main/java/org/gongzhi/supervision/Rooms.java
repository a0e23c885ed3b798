package org.gongzhi.supervision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.SecondFactors;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.supervision.Reports.Opened;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The room in which an officer reads. It opens with a post, a code of the second factor and the passphrase of the key,
 * and shuts by itself; what is unlocked lies locked with a token that only the officer's browser has.
 */
@Component
class Rooms {

    static final String PATH = "/work/reports";

    private static final String COOKIE = "gz_room";

    private final Readers readers;
    private final OfficerKeys keys;
    private final SecondFactors factors;
    private final Passes passes;
    private final ReportRepository rows;
    private final WhistleLimits limits;

    Rooms(
            Readers readers,
            OfficerKeys keys,
            SecondFactors factors,
            Passes passes,
            ReportRepository rows,
            WhistleLimits limits) {
        this.readers = readers;
        this.keys = keys;
        this.factors = factors;
        this.passes = passes;
        this.rows = rows;
        this.limits = limits;
    }

    /** An open room. */
    record Room(OfficerKeys.Holder holder, PrivateKey own) {}

    /** What is missing until somebody can read. */
    enum Missing {
        FACTOR,
        KEY,
        PASSPHRASE;

        String label() {
            return "supervision.room." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws Refusal for whoever is no discipline officer today */
    SignedIn require(@Nullable Authentication authentication) {
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedIn who
                && who.may("work")
                && !readers.postsOf(who.person()).isEmpty()) {
            return who;
        }
        throw Refusal.forbidden("supervision.not-yours");
    }

    Missing missing(SignedIn who) {
        if (!factors.isOn(who.person())) {
            return Missing.FACTOR;
        }
        return keys.of(who.person()).isEmpty() ? Missing.KEY : Missing.PASSPHRASE;
    }

    Optional<Room> open(SignedIn who, HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie)
                .flatMap(token -> passes.held(Passes.Kind.ROOM, token.getValue()))
                .flatMap(held -> keys.of(who.person())
                        .filter(holder -> holder.id().equals(held.owner()))
                        .map(holder -> new Room(holder, Locks.privateKey(held.secret()))));
    }

    /** @throws Refusal if the room is shut */
    Room required(SignedIn who, HttpServletRequest request) {
        return open(who, request).orElseThrow(() -> Refusal.forbidden("supervision.room-shut"));
    }

    /** @throws Refusal if code or passphrase is wrong, or was tried too often */
    void unlock(
            SignedIn who, String code, String passphrase, HttpServletRequest request, HttpServletResponse response) {
        limits.unlock(who.person());
        var holder = keys.of(who.person()).orElseThrow(() -> Refusal.conflict("supervision.room.key"));
        if (!factors.accepts(who.person(), code)) {
            throw Refusal.invalid("supervision.code-wrong");
        }
        var own = keys.unlock(holder, passphrase);
        keep(passes.give(Passes.Kind.ROOM, holder.id(), own.getEncoded()), request, response);
    }

    /** Makes a key; needs the second factor too, so that a stolen password does not become a reader. */
    void create(SignedIn who, String code, String passphrase, String avoid) {
        limits.unlock(who.person());
        if (!factors.accepts(who.person(), code)) {
            throw Refusal.invalid("supervision.code-wrong");
        }
        keys.create(who.person(), passphrase, avoid);
    }

    void shut(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            passes.end(cookie.getValue());
        }
        keep("", request, response);
    }

    /** What this officer received and may still read: who went to another county leaves the reports behind. */
    List<ReportRepository.Received> received(Room room) {
        return rows.of(room.holder().id()).stream()
                .filter(received -> mayRead(room, received.report()))
                .toList();
    }

    /** @throws Refusal for a report this officer did not receive, as if there were none */
    Opened report(Room room, UUID report) {
        var sealed = rows.key(report, room.holder().id())
                .filter(_ -> mayRead(room, rows.get(report)))
                .orElseThrow(() -> Refusal.unknown("supervision.unknown-report"));
        return new Opened(report, Locks.openWith(room.own(), sealed, Reports.keyContext(report)));
    }

    private boolean mayRead(Room room, Report report) {
        return readers.mayRead(room.holder().person(), new PlaceCode(report.county()));
    }

    private static void keep(String token, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, token)
                .path(PATH)
                .maxAge(token.isEmpty() ? Duration.ZERO : Duration.ofSeconds(-1))
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
