package org.gongzhi.supervision;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.springframework.http.CacheControl;
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

/** What was handed in with a report, cleaned for one officer, and the original for two. */
@Controller
@RequestMapping(Rooms.PATH)
class ExhibitController {

    private final Rooms rooms;
    private final Attachments attachments;
    private final Originals originals;
    private final RoomPages pages;

    ExhibitController(Rooms rooms, Attachments attachments, Originals originals, RoomPages pages) {
        this.rooms = rooms;
        this.attachments = attachments;
        this.originals = originals;
        this.pages = pages;
    }

    @GetMapping("/{report}/pictures/{attachment}")
    ResponseEntity<byte[]> picture(
            @PathVariable UUID report,
            @PathVariable UUID attachment,
            Authentication authentication,
            HttpServletRequest request) {
        var room = rooms.required(rooms.require(authentication), request);
        return attachments
                .picture(rooms.report(room, report), attachment)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noStore())
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .body(bytes))
                .orElseThrow(() -> Refusal.unknown("supervision.unknown-report"));
    }

    @PostMapping("/{report}/originals/{attachment}")
    ModelAndView ask(
            @PathVariable UUID report,
            @PathVariable UUID attachment,
            @RequestParam(defaultValue = "") String reason,
            Authentication authentication,
            HttpServletRequest request) {
        var room = rooms.required(rooms.require(authentication), request);
        var opened = rooms.report(room, report);
        try {
            originals.ask(opened, attachment, room.holder().id(), room.own(), reason);
        } catch (Refusal refusal) {
            return pages.one(room, opened, Map.of(), refusal);
        }
        return new ModelAndView("redirect:" + Rooms.PATH + "/" + report);
    }

    @PostMapping("/{report}/openings/{opening}")
    ModelAndView agree(
            @PathVariable UUID report,
            @PathVariable UUID opening,
            Authentication authentication,
            HttpServletRequest request) {
        var room = rooms.required(rooms.require(authentication), request);
        var opened = rooms.report(room, report);
        try {
            originals.agree(opened, opening, room.holder().id(), room.own());
        } catch (Refusal refusal) {
            return pages.one(room, opened, Map.of(), refusal);
        }
        return new ModelAndView("redirect:" + Rooms.PATH + "/" + report);
    }

    /** The original as it came; saved, never shown by the browser. */
    @GetMapping("/{report}/openings/{opening}")
    ResponseEntity<byte[]> original(
            @PathVariable UUID report,
            @PathVariable UUID opening,
            Authentication authentication,
            HttpServletRequest request) {
        var room = rooms.required(rooms.require(authentication), request);
        return originals
                .fetch(rooms.report(room, report), opening, room.holder().id(), room.own())
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .cacheControl(CacheControl.noStore())
                        .header("Content-Disposition", "attachment; filename=\"original\"")
                        .header("X-Content-Type-Options", "nosniff")
                        .body(bytes))
                .orElseThrow(() -> Refusal.forbidden("supervision.second-person"));
    }
}
