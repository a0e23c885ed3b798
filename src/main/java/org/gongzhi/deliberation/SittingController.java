package org.gongzhi.deliberation;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a meeting is prepared and held: agenda, attendance, votes. Its steps are on the page of its matter. */
@Controller
class SittingController {

    private static final String PATH = "/work/meetings/{number}";

    private final Register register;
    private final Meetings meetings;
    private final Seconds seconds;
    private final SittingPages pages;
    private final Clerks clerks;

    SittingController(Register register, Meetings meetings, Seconds seconds, SittingPages pages, Clerks clerks) {
        this.register = register;
        this.meetings = meetings;
        this.seconds = seconds;
        this.pages = pages;
        this.clerks = clerks;
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable String number, Authentication who) {
        return pages.view(get(number, who), who, "", Map.of(), null);
    }

    @PostMapping(PATH + "/items")
    Object put(@PathVariable String number, @RequestParam Map<String, String> typed, Authentication who) {
        return does(number, "item", typed, who, matter -> {
            var topic = typed.getOrDefault("topic", "").strip();
            var about = topic.isEmpty()
                    ? null
                    : MatterNumber.parse(topic)
                            .orElseThrow(() -> Refusal.invalidFields(Map.of("topic", "deliberation.no-topic")));
            var kind = typed.getOrDefault("matter", "");
            if (about != null) {
                register.get(about, clerks.scope(who));
            }
            meetings.put(
                    matter.number(),
                    typed.getOrDefault("subject", ""),
                    kind.isEmpty() ? null : kind,
                    about,
                    SittingForms.allowance(typed),
                    clerks.officer(who));
        });
    }

    @PostMapping(PATH + "/items/{item}/take-off")
    Object takeOff(
            @PathVariable String number,
            @PathVariable UUID item,
            @RequestParam Map<String, String> typed,
            Authentication who) {
        return does(number, "", typed, who, matter -> meetings.takeOff(matter.number(), item, clerks.officer(who)));
    }

    @PostMapping(PATH + "/items/{item}/put-off")
    Object putOff(
            @PathVariable String number,
            @PathVariable UUID item,
            @RequestParam Map<String, String> typed,
            Authentication who) {
        return does(
                number,
                "off-" + item,
                typed,
                who,
                matter ->
                        meetings.putOff(matter.number(), item, typed.getOrDefault("reason", ""), clerks.officer(who)));
    }

    @PostMapping(PATH + "/attendance")
    Object attend(@PathVariable String number, @RequestParam Map<String, String> typed, Authentication who) {
        return does(
                number,
                "attendance",
                typed,
                who,
                matter -> meetings.attend(matter.number(), SittingForms.attendance(typed), clerks.officer(who)));
    }

    @PostMapping(PATH + "/attendance/{attendance}/remove")
    Object leave(
            @PathVariable String number,
            @PathVariable UUID attendance,
            @RequestParam Map<String, String> typed,
            Authentication who) {
        return does(number, "", typed, who, matter -> meetings.leave(matter.number(), attendance, clerks.officer(who)));
    }

    @PostMapping(PATH + "/items/{item}/votes")
    Object count(
            @PathVariable String number,
            @PathVariable UUID item,
            @RequestParam Map<String, String> typed,
            Authentication who) {
        return does(
                number,
                item.toString(),
                typed,
                who,
                matter -> meetings.count(matter.number(), item, SittingForms.counted(typed), clerks.officer(who)));
    }

    @PostMapping(PATH + "/items/{item}/second")
    Object second(
            @PathVariable String number,
            @PathVariable UUID item,
            @RequestParam Map<String, String> typed,
            Authentication who) {
        return does(
                number,
                "second-" + item,
                typed,
                who,
                matter -> seconds.read(matter.number(), item, SittingForms.reading(typed), clerks.officer(who)));
    }

    private Object does(
            String number, String form, Map<String, String> typed, Authentication who, Consumer<Matter> deed) {
        var matter = get(number, who);
        try {
            deed.accept(matter);
            return "redirect:/work/meetings/" + matter.number();
        } catch (Refusal refusal) {
            return pages.view(matter, who, form, typed, refusal);
        }
    }

    private Matter get(String number, Authentication who) {
        return MatterNumber.parse(number)
                .map(known -> register.get(known, clerks.scope(who)))
                .filter(matter -> matter.procedure().equals(Meeting.PROCEDURE))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number));
    }
}
