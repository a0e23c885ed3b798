package org.gongzhi.deliberation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.desk.FormInput;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.See;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a resident proposes a topic (提), with a proven phone: what one says here others will read. */
@Controller
class ProposeController {

    private static final String PROCEDURE = "topic";
    private static final int A_DAY = 3;

    private final Procedures procedures;
    private final Matters matters;
    private final Register register;
    private final DoorCodes doors;
    private final Places places;
    private final PhoneProofs proofs;
    private final FormInput input;
    private final Words words;
    private final InstantSource time;

    ProposeController(
            Procedures procedures,
            Matters matters,
            Register register,
            DoorCodes doors,
            Places places,
            PhoneProofs proofs,
            FormInput input,
            Words words,
            InstantSource time) {
        this.procedures = procedures;
        this.matters = matters;
        this.register = register;
        this.doors = doors;
        this.places = places;
        this.proofs = proofs;
        this.input = input;
        this.words = words;
        this.time = time;
    }

    /**
     * Everything {@code deliberation/new.jte} shows.
     *
     * @param placeName where it is proposed; empty asks for the code at the door
     */
    record ProposePage(
            String door,
            String place,
            String placeName,
            Map<String, Field> fields,
            String key,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {}

    @GetMapping("/topics/new")
    ModelAndView form(
            @RequestParam(defaultValue = "") String door,
            @RequestParam(defaultValue = "") String place,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        if (proofs.proven(token).isEmpty()) {
            var back = door.matches("[A-Za-z0-9-]{1,40}")
                    ? "?door=" + door
                    : place.matches("\\d{2,21}") ? "?place=" + place : "";
            return See.other("/my/prove?to=/topics/new" + back);
        }
        return view(door, place, Ids.next().toString(), Map.of(), null);
    }

    @PostMapping("/topics/new")
    ModelAndView propose(
            @RequestParam(defaultValue = "") String door,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String key,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token,
            HttpServletRequest request) {
        var phone = proofs.proven(token).orElse(null);
        if (phone == null) {
            return See.other("/my/prove?to=/topics/new");
        }
        var wish = key.length() < 8 || key.length() > 60 ? Ids.next().toString() : key;
        try {
            requireFew(phone);
            var where = where(door, place);
            if (where == null) {
                throw Refusal.invalidFields(Map.of("door", "deliberation.door-needed"));
            }
            var answers = new LinkedHashMap<>(input.read(request, asked()));
            answers.put("source", "resident");
            answers.put("phone", phone.value());
            var opened = matters.open(new Opening(
                    PROCEDURE,
                    where.code(),
                    null,
                    "web",
                    answers,
                    new Actor.Resident(phone, null),
                    "topic/" + wish,
                    null));
            return See.other("/m/" + opened.number() + "?k=" + register.linkKey(opened.number()));
        } catch (Refusal refusal) {
            var again = refusal.code().equals("procedure.key-used") ? Ids.next().toString() : wish;
            return view(door, place, again, FormInput.typed(request, asked()), refusal);
        }
    }

    /** So many a day from one phone; a topic is to be thought over. */
    private void requireFew(Phone phone) {
        var since = time.instant().minus(Duration.ofDays(1));
        var lately = register.ofReporter(phone, 20).stream()
                .filter(listed -> listed.matter().procedure().equals(PROCEDURE)
                        && listed.matter().openedAt().isAfter(since))
                .count();
        if (lately >= A_DAY) {
            throw Refusal.tooMany("deliberation.topics-too-many", A_DAY);
        }
    }

    private Map<String, Field> asked() {
        var fields = new LinkedHashMap<>(procedures.get(PROCEDURE).fields());
        fields.remove("source");
        fields.remove("phone");
        return fields;
    }

    private @Nullable Place where(String door, String place) {
        return doors.placeOf(door)
                .or(() -> PlaceCode.isCode(place) ? places.find(new PlaceCode(place)) : Optional.empty())
                .orElse(null);
    }

    private ModelAndView view(
            String door, String place, String key, Map<String, String> typed, @Nullable Refusal refusal) {
        var where = where(door, place);
        var page = new ProposePage(
                door,
                place,
                where == null ? "" : places.fullName(where.code()),
                asked(),
                key,
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("deliberation/new", Map.of("page", page), status);
    }
}
