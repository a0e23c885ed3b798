package org.gongzhi.disclosure;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where a table is handed in that becomes the lines of a publication: all of its rows, or none. */
@Controller
@RequestMapping(MatrixController.PATH + "/{place}/{item}/{period}")
class TableController {

    private static final int MOST_ROWS = 520;
    private static final int SHOWN = 40;

    private final Hands hands;
    private final Publications publications;
    private final SlotPages pages;
    private final RowTables tables;
    private final Balances balances;
    private final Headings headings;

    TableController(
            Hands hands,
            Publications publications,
            SlotPages pages,
            RowTables tables,
            Balances balances,
            Headings headings) {
        this.hands = hands;
        this.publications = publications;
        this.pages = pages;
        this.tables = tables;
        this.balances = balances;
        this.headings = headings;
    }

    @GetMapping("/table.xlsx")
    void template(
            @PathVariable String place,
            @PathVariable String item,
            @PathVariable String period,
            Authentication who,
            HttpServletResponse response)
            throws IOException {
        var slot = mine(place, item, period, who);
        publications.due(slot);
        var table = tables.of(headings.item(slot));
        Sheet.template(response, table.name(), table.heads());
    }

    @PostMapping("/table")
    Object take(
            @PathVariable String place,
            @PathVariable String item,
            @PathVariable String period,
            @RequestParam(name = "table", required = false) @Nullable MultipartFile sent,
            @RequestParam(defaultValue = "0") int edition,
            Authentication who)
            throws IOException {
        var slot = mine(place, item, period, who);
        try {
            if (sent == null || sent.isEmpty()) {
                throw Refusal.invalid("disclosure.sheet.none");
            }
            var read = read(slot, sent.getBytes());
            if (!read.wrong().isEmpty()) {
                return refused(
                        slot,
                        who,
                        shortened(read.wrong()),
                        Refusal.invalid("disclosure.sheet.refused", read.wrong().size()));
            }
            var before = publications.draft(slot).contents();
            publications.save(slot, new Contents(before.summary(), read.rows(), before.originals()), edition);
            return "redirect:" + slot.workPath();
        } catch (Refusal refusal) {
            return refused(slot, who, List.of(), refusal);
        }
    }

    private SheetRows.Read read(Slot slot, byte[] file) {
        var known = headings.item(slot);
        var table = tables.of(known);
        return SheetRows.of(
                Handed.read(file, table, MOST_ROWS),
                table,
                known,
                slot.period(),
                balances.before(slot).orElse(null),
                headings);
    }

    private ModelAndView refused(Slot slot, Authentication who, List<String> wrong, Refusal refusal) {
        var hand = hands.of(who);
        var page = pages.page(slot, hands.mayWrite(hand, slot.place()), hands.mayReview(hand, slot.place()), null, 0)
                .with(wrong, refusal.fields(), headings.words(refusal));
        return new ModelAndView(
                "disclosure/slot",
                Map.of("page", page),
                HttpStatus.valueOf(refusal.kind().status()));
    }

    private List<String> shortened(List<String> wrong) {
        var shown = new ArrayList<>(wrong.subList(0, Math.min(SHOWN, wrong.size())));
        if (wrong.size() > SHOWN) {
            shown.add(headings.words("disclosure.sheet.more", wrong.size() - SHOWN));
        }
        return shown;
    }

    private Slot mine(String place, String item, String period, Authentication who) {
        var hand = hands.of(who);
        PlaceCode village = hands.seen(hand, place).code();
        hands.requireWriter(hand, village);
        return new Slot(village, item, Period.parse(period).orElseThrow(() -> Refusal.unknown("disclosure.unknown")));
    }
}
