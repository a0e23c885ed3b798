package org.gongzhi.decision;

import java.io.IOException;
import java.util.Map;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Takes the roll of a vote: as a table, or over from another vote of the same body. */
@Controller
@RequestMapping("/work/votes")
class RollController {

    private final StaffVotePages pages;
    private final Rolls rolls;
    private final RollTable table;
    private final RollCopies copies;

    RollController(StaffVotePages pages, Rolls rolls, RollTable table, RollCopies copies) {
        this.pages = pages;
        this.rolls = rolls;
        this.table = table;
        this.copies = copies;
    }

    @PostMapping("/{number}/roll")
    ModelAndView roll(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String units,
            @RequestParam(defaultValue = "") String area,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var seen = pages.seen(number, me);
        var typed = Map.of("units", units, "area", area);
        try {
            if (!units.matches("\\d{1,6}")) {
                throw Refusal.invalidFields(Map.of("units", "decision.roll.field.units"));
            }
            var whole = whole(seen.vote(), area.strip());
            if (file == null || file.isEmpty()) {
                throw Refusal.invalidFields(Map.of("file", "decision.roll.field.file"));
            }
            var report = rolls.replace(number, file.getBytes(), Integer.parseInt(units), whole);
            return pages.page(seen, report, report.imported() ? Map.of() : typed, null);
        } catch (Refusal refusal) {
            return pages.page(seen, null, typed, refusal);
        }
    }

    @PostMapping("/{number}/roll/take")
    ModelAndView take(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String from,
            @AuthenticationPrincipal SignedIn me) {
        var seen = pages.seen(number, me);
        try {
            copies.take(number, from);
            return new ModelAndView("redirect:/work/votes/" + number);
        } catch (Refusal refusal) {
            return pages.page(seen, null, Map.of(), refusal);
        }
    }

    /** The total exclusive area in 0.01 m², or of persons the number of households. */
    private static long whole(Vote vote, String typed) {
        if (vote.ofPeople() && !typed.matches("[1-9]\\d{0,5}")) {
            throw Refusal.invalidFields(Map.of("area", "decision.roll.field.households"));
        }
        var whole = vote.ofPeople() ? Long.parseLong(typed) : UnitRows.hundredths(typed);
        if (whole <= 0) {
            throw Refusal.invalidFields(Map.of("area", "decision.roll.field.area"));
        }
        return whole;
    }

    /** The empty table to fill in, as spreadsheets here read it. */
    @GetMapping("/{number}/roll.csv")
    ResponseEntity<byte[]> template(@PathVariable String number, @AuthenticationPrincipal SignedIn me) {
        var people = pages.seen(number, me).vote().ofPeople();
        var text = "\uFEFF" + String.join(",", table.columns(people)) + "\r\n";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"roll.csv\"")
                .body(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
