package org.gongzhi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Large print (长辈版): chosen once, remembered a year, on every page. */
@Controller
class ElderController {

    private static final Duration YEAR = Duration.ofDays(365);

    @GetMapping("/elder")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "1") String on,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        var chosen = "1".equals(on);
        var cookie = ResponseCookie.from(UiFactory.ELDER_COOKIE, chosen ? "1" : "0")
                .maxAge(YEAR)
                .path("/")
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(local(back))
                .build();
    }

    /** Only an address of our own: a link that says 长辈版 must not lead a resident to somebody else's page. */
    static URI local(String back) {
        var ours = back.startsWith("/")
                && !back.startsWith("//")
                && back.chars().noneMatch(letter -> letter == '\\' || letter <= ' ' || letter == 127);
        try {
            return ours ? URI.create(back) : URI.create("/");
        } catch (IllegalArgumentException _) {
            return URI.create("/");
        }
    }
}
