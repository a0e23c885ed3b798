package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The sheet for the board at the village office (上墙公开栏): A3, for those who have no phone. */
@Controller
class BoardController {

    private static final int SIDE = 240;

    private final DueRepository due;
    private final Versions versions;
    private final SlotPages tables;
    private final Items items;
    private final Places places;
    private final InstantSource time;
    private final String url;

    BoardController(
            DueRepository due,
            Versions versions,
            SlotPages tables,
            Items items,
            Places places,
            InstantSource time,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.due = due;
        this.versions = versions;
        this.tables = tables;
        this.items = items;
        this.places = places;
        this.time = time;
        this.url = url;
    }

    /**
     * Everything {@code disclosure/board.jte} shows.
     *
     * @param over nothing is posted today; the sheets are those of the last month
     */
    record BoardPage(
            String code,
            String name,
            boolean rural,
            String printed,
            boolean over,
            List<Sheet> sheets,
            List<String> missing,
            String law) {}

    /** One publication on the board. */
    record Sheet(String heading, String posted, SlotPages.Table table) {}

    /** What is posted today, or of one month what was published of it. */
    @GetMapping(OpenController.PATH + "/{place}/board")
    ModelAndView board(@PathVariable String place, @RequestParam(defaultValue = "") String month) {
        if (!PlaceCode.isCode(place)) {
            throw Refusal.unknown("disclosure.unknown-place");
        }
        var village = places.get(new PlaceCode(place));
        if (village.level() != Level.VILLAGE) {
            throw Refusal.unknown("disclosure.unknown-place");
        }
        var today = Shanghai.day(time.instant());
        var all =
                due.since(village.code(), YearMonth.from(today).minusMonths(13).toString());
        var posted = all.stream().filter(one -> isShown(one, month, today)).toList();
        // Between two postings a board is not empty: what was posted last hangs there until something new comes.
        var over = posted.isEmpty() && month.isEmpty();
        var shown = over ? last(all) : posted;
        var sheets = shown.stream()
                .flatMap(one -> versions.find(one.slot(), one.version()).stream())
                .map(one -> new Sheet(
                        one.paper().heading(),
                        Shanghai.date(one.postedUntil()),
                        tables.onPaper(one.paper().contents(), one.paper().heads())))
                .toList();
        var missing = all.stream()
                .filter(one -> one.state() == Due.State.LATE)
                .map(one -> one.slot().period().words()
                        + items.find(village, one.slot().item()).map(Item::name).orElse(""))
                .toList();
        var page = new BoardPage(
                village.code().value(),
                village.name(),
                village.kind().equals("village"),
                Shanghai.date(today),
                over && !sheets.isEmpty(),
                sheets,
                missing,
                items.of(village, today).map(ItemList::law).orElse(""));
        return new ModelAndView("disclosure/board", "page", page);
    }

    private static boolean isShown(Due one, String month, LocalDate today) {
        return month.isEmpty()
                ? one.postedUntil() != null && !one.postedUntil().isBefore(today)
                : one.isDone() && one.month().equals(month);
    }

    private static List<Due> last(List<Due> all) {
        var done = all.stream().filter(Due::isDone).toList();
        return done.stream()
                .filter(one -> one.month().equals(done.getFirst().month()))
                .toList();
    }

    /** The square on the board that leads to the village's page. */
    @GetMapping(OpenController.PATH + "/{place}/code.png")
    ResponseEntity<byte[]> square(@PathVariable String place) {
        if (!PlaceCode.isCode(place)) {
            throw Refusal.unknown("disclosure.unknown-place");
        }
        var code = places.get(new PlaceCode(place)).code();
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .body(Card.square(url + OpenController.PATH + "/" + code, SIDE));
    }
}
