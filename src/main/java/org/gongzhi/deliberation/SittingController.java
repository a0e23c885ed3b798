package org.gongzhi.deliberation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    private final MeetingPages pages;
    private final MeetingRules rules;
    private final Shelf shelf;
    private final Clerks clerks;
    private final DeliberationWords words;

    SittingController(
            Register register,
            Meetings meetings,
            MeetingPages pages,
            MeetingRules rules,
            Shelf shelf,
            Clerks clerks,
            DeliberationWords words) {
        this.register = register;
        this.meetings = meetings;
        this.pages = pages;
        this.rules = rules;
        this.shelf = shelf;
        this.clerks = clerks;
        this.words = words;
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable String number, Authentication who) {
        return view(get(number, who), who, "", Map.of(), null);
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

    private Object does(
            String number, String form, Map<String, String> typed, Authentication who, Consumer<Matter> deed) {
        var matter = get(number, who);
        try {
            deed.accept(matter);
            return "redirect:/work/meetings/" + matter.number();
        } catch (Refusal refusal) {
            return view(matter, who, form, typed, refusal);
        }
    }

    private Matter get(String number, Authentication who) {
        return MatterNumber.parse(number)
                .map(known -> register.get(known, clerks.scope(who)))
                .filter(matter -> matter.procedure().equals(Meeting.PROCEDURE))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number));
    }

    private ModelAndView view(
            Matter matter, Authentication who, String form, Map<String, String> typed, @Nullable Refusal refusal) {
        var meeting = Meeting.of(matter);
        var may = register.lawful(matter, clerks.officer(who)).stream()
                .map(action -> action.key())
                .toList();
        var open = meeting.open() && may.contains("notify");
        var page = new SittingPage(
                pages.sheet(matter, true),
                open,
                meeting.sitting() && may.contains("minutes"),
                meetings.attendance(matter.number()),
                open ? rules.matters(meeting) : List.of(),
                open ? topics(meeting, who) : List.of(),
                form,
                new HashMap<>(typed),
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("deliberation/sitting", Map.of("page", page), status);
    }

    /** Topics that wait for a meeting, of those one sees. */
    private List<Choice> topics(Meeting meeting, Authentication who) {
        return shelf.within(clerks.scope(who), Family.TOPIC, 200).stream()
                .filter(entry -> entry.state().equals("scheduled"))
                .filter(entry -> entry.place().isWithin(meeting.place())
                        || meeting.place().isWithin(entry.place()))
                .map(entry -> new Choice(entry.number().value(), entry.title()))
                .toList();
    }
}
