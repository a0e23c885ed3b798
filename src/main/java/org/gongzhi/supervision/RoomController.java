package org.gongzhi.supervision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.Report.Word;
import org.gongzhi.supervision.Rooms.Room;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where named discipline officers read and answer reports. */
@Controller
@RequestMapping(Rooms.PATH)
class RoomController {

    private final Rooms rooms;
    private final Reports reports;
    private final ReportRepository rows;
    private final OfficerKeys keys;
    private final Handover handover;
    private final RoomPages pages;
    private final InstantSource time;

    RoomController(
            Rooms rooms,
            Reports reports,
            ReportRepository rows,
            OfficerKeys keys,
            Handover handover,
            RoomPages pages,
            InstantSource time) {
        this.rooms = rooms;
        this.reports = reports;
        this.rows = rows;
        this.keys = keys;
        this.handover = handover;
        this.pages = pages;
        this.time = time;
    }

    @GetMapping
    ModelAndView room(Authentication authentication, HttpServletRequest request) {
        var who = rooms.require(authentication);
        return rooms.open(who, request).map(pages::list).orElseGet(() -> pages.shut(rooms.missing(who), "", null));
    }

    @PostMapping("/key")
    ModelAndView create(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "") String avoid,
            Authentication authentication) {
        var who = rooms.require(authentication);
        try {
            if (!passphrase.equals(repeated)) {
                throw Refusal.invalid("supervision.passphrase-differs");
            }
            rooms.create(who, code, passphrase, avoid);
        } catch (Refusal refusal) {
            return pages.shut(Rooms.Missing.KEY, avoid, refusal);
        }
        return new ModelAndView("redirect:" + Rooms.PATH);
    }

    @PostMapping("/unlock")
    ModelAndView unlock(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String passphrase,
            Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response) {
        var who = rooms.require(authentication);
        try {
            rooms.unlock(who, code, passphrase, request, response);
        } catch (Refusal refusal) {
            return pages.shut(rooms.missing(who), "", refusal);
        }
        return new ModelAndView("redirect:" + Rooms.PATH);
    }

    @PostMapping("/shut")
    String shut(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        rooms.require(authentication);
        rooms.shut(request, response);
        return "redirect:" + Rooms.PATH;
    }

    /** Gives colleagues who are new, or have a new key, what this officer can read. */
    @PostMapping("/handover")
    String handOver(Authentication authentication, HttpServletRequest request) {
        handover.give(room(rooms.require(authentication), request));
        return "redirect:" + Rooms.PATH;
    }

    /** Relatives change: the names nobody shall report to this officer are kept up without a new key. */
    @PostMapping("/avoid")
    String avoid(
            @RequestParam(defaultValue = "") String avoid, Authentication authentication, HttpServletRequest request) {
        var room = room(rooms.require(authentication), request);
        keys.changeAvoided(room.holder().person(), avoid);
        return "redirect:" + Rooms.PATH;
    }

    @GetMapping("/{report}")
    ModelAndView one(@PathVariable UUID report, Authentication authentication, HttpServletRequest request) {
        var room = room(rooms.require(authentication), request);
        var opened = rooms.report(room, report);
        rows.see(report, room.holder().id(), Shanghai.day(time.instant()));
        return pages.one(room, opened, Map.of(), null);
    }

    @PostMapping("/{report}/letter")
    ModelAndView answer(
            @PathVariable UUID report,
            @RequestParam(defaultValue = "message") String word,
            @RequestParam(defaultValue = "") String text,
            Authentication authentication,
            HttpServletRequest request) {
        var room = room(rooms.require(authentication), request);
        var opened = rooms.report(room, report);
        try {
            reports.answer(opened, word(word), text);
        } catch (Refusal refusal) {
            return pages.one(room, opened, Map.of("text", text), refusal);
        }
        return new ModelAndView("redirect:" + Rooms.PATH + "/" + report);
    }

    private Room room(SignedIn who, HttpServletRequest request) {
        return rooms.required(who, request);
    }

    private static Word word(@Nullable String key) {
        try {
            return Word.valueOf(String.valueOf(key).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Refusal.invalid("supervision.unknown-word");
        }
    }
}
