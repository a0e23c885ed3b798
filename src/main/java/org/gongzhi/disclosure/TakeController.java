package org.gongzhi.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What people take home of a publication: the file whose digest the public log knows, a table, a picture to share. */
@Controller
class TakeController {

    private static final String ONE = OpenController.PATH + "/{place}/{item}/{period}";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final DueRepository due;
    private final Versions versions;
    private final Headings headings;
    private final String url;

    TakeController(
            DueRepository due,
            Versions versions,
            Headings headings,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.due = due;
        this.versions = versions;
        this.headings = headings;
        this.url = url;
    }

    /** Exactly the bytes that were logged. */
    @GetMapping(ONE + "/v{version:\\d{1,4}}.json")
    ResponseEntity<byte[]> json(
            @PathVariable String place,
            @PathVariable String item,
            @PathVariable String period,
            @PathVariable int version) {
        var found = version(slot(place, item, period), version);
        return file(found, "json", MediaType.APPLICATION_JSON, found.file());
    }

    @GetMapping(ONE + "/v{version:\\d{1,4}}.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String place,
            @PathVariable String item,
            @PathVariable String period,
            @PathVariable int version) {
        var found = version(slot(place, item, period), version);
        var table = new StringBuilder("\ufeff").append(line(found.paper().columns()));
        found.paper().rows().forEach(row -> table.append(line(row)));
        return file(found, "csv", CSV, table.toString());
    }

    /** A cell that a spreadsheet would take for a formula begins with a mark, so that it stays a text. */
    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> cell.matches("(?s)[=+@\t\r].*|-\\D.*") ? "'" + cell : cell)
                        .map(cell -> cell.matches("(?s).*[\",\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    @GetMapping(ONE + "/card.png")
    ResponseEntity<byte[]> card(@PathVariable String place, @PathVariable String item, @PathVariable String period) {
        var slot = slot(place, item, period);
        var newest = due.find(slot).map(Due::version).orElse(0);
        var version = version(slot, newest);
        var picture = Card.draw(words(version), url + slot.path())
                .orElseThrow(() -> Refusal.conflict("disclosure.card.no-letters"));
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(picture);
    }

    private Card.Words words(Version version) {
        var paper = version.paper();
        var heads = paper.heads();
        var facts = IntStream.range(0, heads.size())
                .filter(i -> heads.get(i).isAmount())
                .mapToObj(i ->
                        Map.entry(heads.get(i).name(), Amounts.shown(heads.get(i), Amounts.sum(paper.rows(), i))))
                .toList();
        return new Card.Words(
                paper.placeName(),
                paper.heading(),
                facts,
                paper.summary(),
                headings.words("disclosure.card.scan"),
                headings.words(
                        "disclosure.card.foot", Shanghai.date(Shanghai.day(version.publishedAt())), version.version()));
    }

    private Version version(Slot slot, int version) {
        return versions.find(slot, version).orElseThrow(() -> Refusal.unknown("disclosure.not-published"));
    }

    private static Slot slot(String place, String item, String period) {
        if (!PlaceCode.isCode(place)) {
            throw Refusal.unknown("disclosure.unknown-place");
        }
        return new Slot(
                new PlaceCode(place),
                item,
                Period.parse(period).orElseThrow(() -> Refusal.unknown("disclosure.unknown")));
    }

    private static ResponseEntity<byte[]> file(Version version, String ending, MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(version.record() + "." + ending, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
