package org.gongzhi.disclosure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gongzhi.disclosure.Hands.Hand;
import org.gongzhi.files.Box;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Where parts of an original are marked, looked at, and covered: by the numbers of a grid, in percent, or drawn. */
@Controller
@RequestMapping(MatrixController.PATH + "/{place}/{item}/{period}/originals/{file:[0-9a-f-]{36}}/cover")
class CoverController {

    private final Hands hands;
    private final Covers covers;
    private final Publications publications;
    private final Headings headings;

    CoverController(Hands hands, Covers covers, Publications publications, Headings headings) {
        this.hands = hands;
        this.covers = covers;
        this.publications = publications;
        this.headings = headings;
    }

    /** Whose hand it is, and which original of which draft. */
    private record Where(Hand hand, Slot slot, String file) {

        String path() {
            return slot.workPath() + "/originals/" + file;
        }
    }

    /**
     * Everything {@code disclosure/cover.jte} shows.
     *
     * @param preview the address of the covered picture; empty before anything is marked
     */
    record CoverPage(
            String heading,
            String name,
            String path,
            String back,
            int edition,
            int cells,
            String typedCells,
            String typedBoxes,
            String preview,
            int marked,
            Map<String, String> errors,
            @Nullable String problem) {}

    @GetMapping
    ModelAndView show(@PathVariable Map<String, String> path, Authentication who) {
        var where = where(path, who);
        return page(where, "", covers.boxes(where.file()).orElse(""), List.of(), null);
    }

    @PostMapping
    Object mark(
            @PathVariable Map<String, String> path,
            @RequestParam(name = "do", defaultValue = "preview") String what,
            @RequestParam(defaultValue = "") String cells,
            @RequestParam(defaultValue = "") String boxes,
            @RequestParam(defaultValue = "0") int edition,
            Authentication who) {
        var where = where(path, who);
        try {
            var marked = Boxes.of(Files.grid(photo(where)), cells, boxes);
            if (!what.equals("keep")) {
                return page(where, "", Boxes.words(marked), marked, null);
            }
            covers.cover(
                    where.slot(), where.file(), marked, edition, where.hand().who());
            return "redirect:" + where.slot().workPath() + "#originals";
        } catch (Refusal refusal) {
            return page(where, cells, boxes, List.of(), refusal);
        }
    }

    /** The original under its numbers. */
    @GetMapping("/grid.jpg")
    ResponseEntity<byte[]> grid(@PathVariable Map<String, String> path, Authentication who) {
        return picture(Files.gridded(photo(where(path, who))));
    }

    /** How it will look. */
    @GetMapping("/preview.jpg")
    ResponseEntity<byte[]> preview(
            @PathVariable Map<String, String> path, @RequestParam(defaultValue = "") String boxes, Authentication who) {
        var photo = photo(where(path, who));
        return picture(Files.covered(photo, Boxes.of(Files.grid(photo), "", boxes)));
    }

    private byte[] photo(Where where) {
        return covers.original(where.slot(), where.file(), where.hand().who());
    }

    private static ResponseEntity<byte[]> picture(byte[] jpeg) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(jpeg);
    }

    private ModelAndView page(Where where, String cells, String boxes, List<Box> marked, @Nullable Refusal refusal) {
        var draft = publications.draft(where.slot());
        var name = draft.contents().originals().stream()
                .filter(original -> original.file().equals(where.file()))
                .map(Contents.Original::name)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
        var page = new CoverPage(
                headings.of(where.slot(), publications.due(where.slot()).title()),
                name,
                where.path(),
                where.slot().workPath() + "#originals",
                draft.edition(),
                Files.grid(photo(where)).cells(),
                cells,
                boxes,
                marked.isEmpty() ? "" : preview(where, boxes),
                marked.size(),
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : headings.words(refusal));
        return new ModelAndView(
                "disclosure/cover",
                Map.of("page", page),
                refusal == null
                        ? HttpStatus.OK
                        : HttpStatus.valueOf(refusal.kind().status()));
    }

    private static String preview(Where where, String boxes) {
        return UriComponentsBuilder.fromPath(where.path() + "/cover/preview.jpg")
                .queryParam("boxes", boxes.replace('\n', ';'))
                .build()
                .encode()
                .toUriString();
    }

    private Where where(Map<String, String> path, Authentication who) {
        var hand = hands.of(who);
        var village = hands.seen(hand, path.getOrDefault("place", "")).code();
        hands.requireWriter(hand, village);
        var period =
                Period.parse(path.getOrDefault("period", "")).orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
        var slot = new Slot(village, path.getOrDefault("item", ""), period);
        return new Where(hand, slot, path.getOrDefault("file", ""));
    }
}
