package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.gongzhi.kernel.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Spot checks as everybody may see them, with all that is needed to draw again, and the monthly bulletin. */
@Controller
@RequestMapping(SpotController.PATH)
class SpotController {

    static final String PATH = "/spot-checks";

    private final SpotRepository spots;
    private final SpotPages pages;

    SpotController(SpotRepository spots, SpotPages pages) {
        this.spots = spots;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView list() {
        return pages.list();
    }

    @GetMapping("/months/{month}")
    ModelAndView month(@PathVariable String month) {
        try {
            return pages.month(YearMonth.parse(month));
        } catch (DateTimeException _) {
            throw Refusal.unknown("supervision.check.unknown");
        }
    }

    @GetMapping("/{code}")
    ModelAndView one(@PathVariable String code) {
        return pages.one(check(code));
    }

    /** Byte for byte what was digested. */
    @GetMapping("/{code}/frame.txt")
    ResponseEntity<byte[]> frame(@PathVariable String code) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", UTF_8))
                .body(check(code).frame().getBytes(UTF_8));
    }

    private SpotCheck check(String code) {
        return spots.find(code).orElseThrow(() -> Refusal.unknown("supervision.check.unknown"));
    }
}
