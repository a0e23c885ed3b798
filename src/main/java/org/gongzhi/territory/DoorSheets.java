package org.gongzhi.territory;

import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.DoorPage.Plate;
import org.gongzhi.territory.DoorRepository.Door;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * The plates of the doors, ready to print and cut (门牌码张贴页): one building, a village or a whole county.
 *
 * <p>Read while it is written, page after page, so forty thousand plates need no more memory than a thousand.
 */
@Service
public class DoorSheets {

    private static final int AT_ONCE = 1000;

    private final DoorRepository doors;
    private final Places places;
    private final TemplateEngine templates;
    private final SheetWords words;

    DoorSheets(DoorRepository doors, Places places, TemplateEngine templates, MessageSource messages) {
        this.doors = doors;
        this.places = places;
        this.templates = templates;
        this.words = new SheetWords(messages);
    }

    /**
     * Writes one HTML document in UTF-8; it links {@code /css/doors.css}. A single building fills a page, for all its
     * entrances. Doors without a code get one.
     *
     * @param address where the program is reached, such as {@code https://example.gov.cn}; the squares lead there
     * @throws Refusal before anything is written, if there is no building in that place
     */
    public void write(PlaceCode place, String address, OutputStream out) throws IOException {
        write(place, address, "/css/doors.css", out, _ -> {});
    }

    /** As above, with the address of another style sheet: one that is a data address lets the document stand alone. */
    void write(PlaceCode asked, String address, String style, OutputStream out, IntConsumer printed)
            throws IOException {
        var place = places.get(asked);
        doors.draw(doors.withoutCode(place.code()));
        var first = doors.doors(place.code(), "", AT_ONCE);
        if (first.isEmpty()) {
            throw Refusal.unknown("territory.doors.none", place.name());
        }
        Iterable<DoorPage> pages = () -> all(place, first)
                .map(door -> plate(door, address))
                .gather(DoorPage.pages(places::fullName))
                .peek(page -> printed.accept(page.plates().size()))
                .iterator();
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 64 * 1024);
        templates.render(
                "territory/doors.jte",
                Map.of("words", words, "where", places.fullName(place.code()), "style", style, "pages", pages),
                new WriterOutput(writer));
        writer.flush();
    }

    /** How many plates there are to print in a place. */
    int count(PlaceCode place) {
        return doors.count(places.get(place).code());
    }

    private Stream<Door> all(Place place, List<Door> first) {
        return place.level() == Level.BUILDING
                ? Collections.nCopies(DoorPage.PLATES, first.getFirst()).stream()
                : Stream.iterate(first, some -> !some.isEmpty(), some -> after(some, place.code()))
                        .flatMap(List::stream);
    }

    private List<Door> after(List<Door> some, PlaceCode within) {
        return some.size() < AT_ONCE
                ? List.of()
                : doors.doors(within, some.getLast().place().value(), AT_ONCE);
    }

    private Plate plate(Door door, String address) {
        var village = places.ancestor(door.place(), Level.VILLAGE).orElse(door.place());
        return new Plate(
                village, door.name(), DoorCode.grouped(door.code()), QrSquare.of(address + "/q/" + door.code()));
    }
}
