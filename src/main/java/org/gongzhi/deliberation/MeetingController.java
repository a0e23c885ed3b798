package org.gongzhi.deliberation;

import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Meetings for everybody: announced with their agenda, published with their minutes and every count. */
@Controller
class MeetingController {

    private final Lists lists;
    private final MeetingPages pages;
    private final Register register;

    MeetingController(Lists lists, MeetingPages pages, Register register) {
        this.lists = lists;
        this.pages = pages;
        this.register = register;
    }

    @Bean
    static PublicPath meetingsOpen() {
        return new PublicPath("/meetings/**");
    }

    @GetMapping("/meetings")
    ModelAndView list(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        return new ModelAndView("deliberation/topics", "page", lists.page(Family.MEETING, "/meetings", place, q, page));
    }

    @GetMapping("/meetings/{number}")
    ModelAndView meeting(@PathVariable String number) {
        var matter = MatterNumber.parse(number)
                .flatMap(register::find)
                .filter(one -> one.procedure().equals(Meeting.PROCEDURE)
                        && !one.state().equals("preparing"))
                .orElseThrow(() -> Refusal.unknown("deliberation.unknown-meeting", number));
        return new ModelAndView("deliberation/meeting", "page", pages.sheet(matter, false));
    }
}
