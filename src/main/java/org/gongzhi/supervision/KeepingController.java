package org.gongzhi.supervision;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.Audit;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.supervision.Parts.Part;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What becomes of a report besides its letters: it is held, or a part of it is given to another body. */
@Controller
@RequestMapping(Rooms.PATH)
class KeepingController {

    private final Rooms rooms;
    private final Reports reports;
    private final Keeping keeping;
    private final Parts parts;
    private final RoomPages pages;
    private final Places places;
    private final Audit audit;

    KeepingController(
            Rooms rooms, Reports reports, Keeping keeping, Parts parts, RoomPages pages, Places places, Audit audit) {
        this.rooms = rooms;
        this.reports = reports;
        this.keeping = keeping;
        this.parts = parts;
        this.pages = pages;
        this.places = places;
        this.audit = audit;
    }

    /** Everything {@code supervision/part.jte} shows. */
    record PartPage(UUID report, String place, Part part) {}

    @PostMapping("/{report}/hold")
    ModelAndView hold(
            @PathVariable UUID report,
            @RequestParam(defaultValue = "") String hold,
            Authentication authentication,
            HttpServletRequest request) {
        var who = rooms.require(authentication);
        var room = rooms.required(who, request);
        var opened = rooms.report(room, report);
        try {
            keeping.stop(opened, room.holder().id(), hold);
        } catch (Refusal refusal) {
            return pages.one(room, opened, Map.of("hold", hold), refusal);
        }
        audit.note("supervision.act.held", who, report.toString(), "");
        return back(report);
    }

    @PostMapping("/{report}/release")
    ModelAndView release(@PathVariable UUID report, Authentication authentication, HttpServletRequest request) {
        var who = rooms.require(authentication);
        var room = rooms.required(who, request);
        keeping.release(rooms.report(room, report), room.holder().id());
        audit.note("supervision.act.released", who, report.toString(), "");
        return back(report);
    }

    @PostMapping("/{report}/parts")
    ModelAndView give(
            @PathVariable UUID report,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") List<UUID> picture,
            Authentication authentication,
            HttpServletRequest request) {
        var room = rooms.required(rooms.require(authentication), request);
        var opened = rooms.report(room, report);
        try {
            var given = parts.give(opened, room.holder().id(), body, part, picture);
            return new ModelAndView("redirect:" + Rooms.PATH + "/" + report + "/parts/" + given);
        } catch (Refusal refusal) {
            return pages.one(room, opened, Map.of("body", body, "part", part), refusal);
        }
    }

    /** The sheet that goes to the other body. */
    @GetMapping("/{report}/parts/{part}")
    ModelAndView sheet(
            @PathVariable UUID report,
            @PathVariable UUID part,
            Authentication authentication,
            HttpServletRequest request) {
        var opened = rooms.report(rooms.required(rooms.require(authentication), request), report);
        var given = parts.of(opened).stream()
                .filter(each -> each.id().equals(part))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("supervision.unknown-report"));
        var place = places.fullName(new PlaceCode(reports.get(report).county()));
        return new ModelAndView("supervision/part", "page", new PartPage(report, place, given));
    }

    private static ModelAndView back(UUID report) {
        return new ModelAndView("redirect:" + Rooms.PATH + "/" + report);
    }
}
