package org.gongzhi.evidence;

import java.util.List;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What people see of the log: how long it is, who signed it, and how to verify a receipt without trusting anybody. */
@Controller
class LogPages {

    private final LogRepository rows;
    private final Witnesses witnesses;
    private final LogKey key;

    LogPages(LogRepository rows, Witnesses witnesses, LogKey key) {
        this.rows = rows;
        this.witnesses = witnesses;
        this.key = key;
    }

    /** What {@code evidence/log.jte} shows; {@code signedAt} is null while nothing was signed. */
    record LogPage(long size, @Nullable String signedAt, String note, String key, List<Witnesses.Witness> witnesses) {}

    /** What {@code evidence/verify.jte} shows. */
    record VerifyPage(String key, String address) {}

    @GetMapping("/log")
    ModelAndView log() {
        var newest = rows.newest();
        var page = new LogPage(
                newest.map(LogRepository.Signed::size).orElse(0L),
                newest.map(signed -> Shanghai.minute(signed.at())).orElse(null),
                newest.map(witnesses::cosigned).orElse(""),
                key.shown().toString(),
                witnesses.all());
        return new ModelAndView("evidence/log", "page", page);
    }

    @GetMapping("/verify")
    ModelAndView verify() {
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/log")
                .toUriString();
        return new ModelAndView(
                "evidence/verify", "page", new VerifyPage(key.shown().toString(), address));
    }
}
