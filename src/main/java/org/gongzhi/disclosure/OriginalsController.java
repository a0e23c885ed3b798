package org.gongzhi.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Photographs of the papers behind a publication (原件): handed in by those who write it, read by everybody once
 * published.
 */
@Controller
class OriginalsController {

    private static final int MOST = 12;

    private final Hands hands;
    private final Publications publications;
    private final Versions versions;
    private final Files files;

    OriginalsController(Hands hands, Publications publications, Versions versions, Files files) {
        this.hands = hands;
        this.publications = publications;
        this.versions = versions;
        this.files = files;
    }

    @PostMapping(MatrixController.PATH + "/{place}/{item}/{period}/originals")
    String handIn(
            @PathVariable String place,
            @PathVariable String item,
            @PathVariable String period,
            @RequestParam(name = "original", required = false) List<MultipartFile> sent,
            @RequestParam(defaultValue = "0") int edition,
            Authentication who) {
        var hand = hands.of(who);
        var village = hands.seen(hand, place).code();
        hands.requireWriter(hand, village);
        var slot =
                new Slot(village, item, Period.parse(period).orElseThrow(() -> Refusal.unknown("disclosure.unknown")));
        var draft = publications.draft(slot).contents();
        var originals = new ArrayList<>(draft.originals());
        for (var file : sent == null ? List.<MultipartFile>of() : sent) {
            if (!file.isEmpty()) {
                originals.add(new Contents.Original(
                        files.keepDocument(bytes(file)).toString(), "#" + (originals.size() + 1)));
            }
        }
        if (originals.size() > MOST) {
            throw Refusal.invalid("disclosure.too-many-originals", MOST);
        }
        publications.save(slot, new Contents(draft.summary(), draft.rows(), originals), edition);
        return "redirect:" + slot.workPath();
    }

    /** While it is written, its writers and reviewers look at it here. */
    @GetMapping(MatrixController.PATH + "/{place}/{item}/{period}/originals/{file}")
    ResponseEntity<Resource> mine(
            @PathVariable String place,
            @PathVariable String item,
            @PathVariable String period,
            @PathVariable String file,
            Authentication who) {
        var village = hands.seen(hands.of(who), place).code();
        var slot =
                new Slot(village, item, Period.parse(period).orElseThrow(() -> Refusal.unknown("disclosure.unknown")));
        var belongs = publications.draft(slot).contents().originals().stream()
                .anyMatch(original -> original.file().equals(file));
        return belongs ? read(file) : missing();
    }

    @GetMapping("/open/original/{file}")
    ResponseEntity<Resource> published(@PathVariable String file) {
        return file.matches("[0-9a-f-]{36}") && versions.hasOriginal(UUID.fromString(file)) ? read(file) : missing();
    }

    private ResponseEntity<Resource> read(String file) {
        return Files.response(
                files.find(UUID.fromString(file)).orElseThrow(() -> Refusal.unknown("disclosure.unknown")));
    }

    private static ResponseEntity<Resource> missing() {
        throw Refusal.unknown("disclosure.unknown");
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
