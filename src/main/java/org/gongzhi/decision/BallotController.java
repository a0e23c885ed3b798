package org.gongzhi.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.decision.Votes.Seen;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.web.Choice;
import org.gongzhi.web.See;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where owners vote themselves: by the code in their letter or by the phone on the roll. Works without JavaScript. */
@Controller
class BallotController {

    private final Votes votes;
    private final Ballots ballots;
    private final Rolls rolls;
    private final Codes codes;
    private final PhoneProofs proofs;
    private final Words words;

    BallotController(Votes votes, Ballots ballots, Rolls rolls, Codes codes, PhoneProofs proofs, Words words) {
        this.votes = votes;
        this.ballots = ballots;
        this.rolls = rolls;
        this.codes = codes;
        this.proofs = proofs;
        this.words = words;
    }

    /**
     * Everything {@code decision/ballot.jte} shows.
     *
     * @param units the units of a proven phone, to choose from; empty when a code is asked for
     * @param line the unit that votes; null while it is not known yet
     * @param before when and how it voted before; never what
     */
    record BallotPage(
            Seen seen,
            List<Choice> units,
            boolean proven,
            @Nullable RollLine line,
            @Nullable Ballot before,
            String code,
            Map<String, String> errors,
            @Nullable String problem) {}

    @GetMapping("/votes/{number}/ballot")
    ModelAndView ask(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return page(votes.get(number), token, null, "", null);
    }

    /** The page that proves a phone comes back here: it only returns to addresses below {@code /my}. */
    @GetMapping("/my/ballots/{number}")
    String proved(@PathVariable String number) {
        return "redirect:/votes/" + votes.get(number).vote().number() + "/ballot";
    }

    @PostMapping("/votes/{number}/ballot")
    ModelAndView open(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String unit,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        var seen = votes.get(number);
        try {
            return page(seen, token, line(number, code, unit, token), code, null);
        } catch (Refusal refusal) {
            return page(seen, token, null, code, refusal);
        }
    }

    @PostMapping("/votes/{number}/ballot/cast")
    ModelAndView cast(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String choice,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        var seen = votes.get(number);
        RollLine line = null;
        try {
            line = line(number, code, unit, token);
            if (choice.length() != 1) {
                throw Refusal.invalidFields(Map.of("choice", "decision.ballot.choose"));
            }
            var ballot = ballots.cast(number, line.unit(), org.gongzhi.decision.Choice.parse(choice), Manner.ONLINE);
            return See.other("/votes/" + number + "/receipt/" + ballot.id());
        } catch (IllegalArgumentException _) {
            return page(seen, token, line, code, Refusal.invalidFields(Map.of("choice", "decision.ballot.choose")));
        } catch (Refusal refusal) {
            return page(seen, token, line, code, refusal);
        }
    }

    /**
     * The unit that a code was delivered to, or one of those of the proven phone; never one that somebody just names.
     */
    private RollLine line(String number, String code, String unit, @Nullable String token) {
        if (!code.isBlank()) {
            // Sixty bits are not guessed, so a wrong code locks nobody out.
            return codes.unit(number, code)
                    .flatMap(known -> rolls.find(number, known))
                    .orElseThrow(() -> Refusal.invalidFields(Map.of("code", "decision.ballot.code-wrong")));
        }
        return mine(number, token).stream()
                .filter(line -> line.unit().equals(unit))
                .findFirst()
                .orElseThrow(() -> Refusal.invalidFields(Map.of("code", "decision.ballot.code-needed")));
    }

    private List<RollLine> mine(String number, @Nullable String token) {
        return proofs.proven(token).map(phone -> rolls.of(number, phone)).orElse(List.of());
    }

    private ModelAndView page(
            Seen seen, @Nullable String token, @Nullable RollLine line, String code, @Nullable Refusal refusal) {
        var number = seen.vote().number();
        var units = mine(number, token).stream()
                .map(each -> new Choice(each.unit(), each.building() + " " + each.unit()))
                .toList();
        var page = new BallotPage(
                seen,
                units,
                proofs.proven(token).isPresent(),
                line,
                Optional.ofNullable(line)
                        .flatMap(each -> ballots.last(number, each.unit()))
                        .orElse(null),
                code,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("decision/ballot", Map.of("page", page), status);
    }

    /** Everything {@code decision/receipt.jte} shows: that a ballot lies in the box, never what it says. */
    record ReceiptPage(Seen seen, Ballot ballot) {}

    @GetMapping("/votes/{number}/receipt/{ballot}")
    ModelAndView receipt(@PathVariable String number, @PathVariable UUID ballot) {
        var seen = votes.get(number);
        var found = ballots.find(ballot)
                .filter(each -> each.vote().equals(number))
                .orElseThrow(() -> Refusal.unknown("decision.receipt.unknown"));
        return new ModelAndView("decision/receipt", "page", new ReceiptPage(seen, found));
    }
}
