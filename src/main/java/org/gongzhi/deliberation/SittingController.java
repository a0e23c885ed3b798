package org.gongzhi.deliberation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.kernel.Ids;
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

    /** What a decision may allow, as seals, payments and tenders ask for it. */
    static final List<String> ACTS = List.of("payment", "contract", "works", "tender", "seal");

    private static final int LONGEST_OBJECT = 60;
    private static final int MOST_PEOPLE = 100_000;
    private static final int MOST_YUAN = 1_000_000_000;

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

    /**
     * Everything {@code deliberation/sitting.jte} shows.
     *
     * @param form the form that was refused, such as {@code item} or the id of an item; empty when none was
     */
    record SittingPage(
            MeetingPages.Sheet sheet,
            boolean open,
            boolean sitting,
            List<Attendance> attendance,
            List<Choice> matters,
            List<Choice> topics,
            String form,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        String typed(String of, String field) {
            return form.equals(of) ? typed.getOrDefault(field, "") : "";
        }

        Map<String, String> errors(String of) {
            return form.equals(of) ? errors : Map.of();
        }
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
                    allowance(typed),
                    clerks.officer(who));
        });
    }

    private static Item.@Nullable Allowance allowance(Map<String, String> typed) {
        var kind = typed.getOrDefault("allows", "");
        if (kind.isEmpty()) {
            return null;
        }
        if (!ACTS.contains(kind)) {
            throw Refusal.invalidFields(Map.of("allows", "procedure.field.choice"));
        }
        var object = typed.getOrDefault("object", "").strip();
        if (object.length() > LONGEST_OBJECT) {
            throw Refusal.invalidFields(Map.of("object", "procedure.field.too-long"));
        }
        var yuan = number(typed, "amount", 0, 0, MOST_YUAN);
        return new Item.Allowance(kind, object.isEmpty() ? null : object, yuan == 0 ? null : (long) yuan);
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
        return does(number, "attendance", typed, who, matter -> {
            var name = typed.getOrDefault("name", "").strip();
            var role = typed.getOrDefault("role", "").strip();
            if (role.isEmpty() || role.length() > 40 || name.length() > 40) {
                throw Refusal.invalidFields(Map.of("role", "deliberation.role-needed"));
            }
            var one = new Attendance(
                    Ids.next(),
                    name.isEmpty() ? null : name,
                    role,
                    number(typed, "heads", 1, 1),
                    number(typed, "households", 0, 0),
                    typed.containsKey("votes"),
                    typed.containsKey("online"));
            if (one.households() > one.heads()) {
                throw Refusal.invalidFields(Map.of("households", "deliberation.more-households"));
            }
            meetings.attend(matter.number(), one, clerks.officer(who));
        });
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
        return does(number, item.toString(), typed, who, matter -> {
            var counted = new Counted(
                    typed.getOrDefault("text", ""),
                    typed.getOrDefault("method", ""),
                    number(typed, "yes", 0, 0),
                    number(typed, "no", 0, 0),
                    number(typed, "abstain", 0, 0),
                    number(typed, "spoiled", 0, 0),
                    typed.getOrDefault("counter", ""),
                    typed.getOrDefault("witness", ""),
                    typed.get("again"));
            meetings.count(matter.number(), item, counted, clerks.officer(who));
        });
    }

    private static int number(Map<String, String> typed, String field, int least, int otherwise) {
        return number(typed, field, least, otherwise, MOST_PEOPLE);
    }

    private static int number(Map<String, String> typed, String field, int least, int otherwise, int most) {
        var text = typed.getOrDefault(field, "").strip();
        try {
            int number = text.isEmpty() ? otherwise : Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        throw Refusal.invalidFields(Map.of(field, "procedure.field.number"));
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
