package org.gongzhi.decision;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers the decision of a minute when a second person has held it against the paper. */
@Component
class MinuteWitness implements Witness {

    private final Registration registration;
    private final VotingRules rules;
    private final Files files;

    MinuteWitness(Registration registration, VotingRules rules, Files files) {
        this.registration = registration;
        this.rules = rules;
        this.files = files;
    }

    @Override
    public String procedure() {
        return "decision-minute";
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        switch (line.action()) {
            // Whoever writes it down learns at once that this body may not decide that.
            case "open" -> rules.get(text(matter, "body"), text(matter, "matter"), matter.place(), day(matter, "held"));
            case "confirm" ->
                registration.of(
                        minute(
                                matter,
                                LocalDate.parse(String.valueOf(line.form().get("posted")))),
                        line.person());
            default -> {}
        }
    }

    private Minute minute(Matter matter, LocalDate posted) {
        var study = find(matter, "study");
        var until = find(matter, "until");
        return new Minute(
                matter.number().value(),
                text(matter, "body"),
                text(matter, "matter"),
                matter.place(),
                matter.title(),
                text(matter, "text"),
                digest(matter),
                day(matter, "held"),
                count(matter),
                study == null ? Map.of() : Map.of("party-study", LocalDate.parse(study)),
                posted,
                until == null ? null : LocalDate.parse(until),
                clauses(matter));
    }

    private static Count count(Matter matter) {
        try {
            var count = Count.ofPeople(number(matter, "all"), number(matter, "came"), number(matter, "agreed"));
            return find(matter, "all-households") == null || find(matter, "came-households") == null
                    ? count
                    : count.with(
                            Measure.HOUSEHOLDS, number(matter, "all-households"), number(matter, "came-households"), 0);
        } catch (IllegalArgumentException _) {
            throw Refusal.conflict("decision.minute.impossible");
        }
    }

    private static List<Clause> clauses(Matter matter) {
        var kind = find(matter, "allows");
        var yuan = find(matter, "amount");
        var times = find(matter, "times");
        return kind == null
                ? List.of()
                : List.of(new Clause(
                        kind,
                        find(matter, "object"),
                        yuan == null || yuan.equals("0") ? null : Math.multiplyExact(Long.parseLong(yuan), 100L),
                        times == null || times.equals("0") ? null : Integer.valueOf(times)));
    }

    /** Of the photographs as they are kept, one after the other; never more than one of them in memory. */
    private String digest(Matter matter) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            if (matter.fields().get("minute") instanceof List<?> photos) {
                for (var photo : photos) {
                    files.find(UUID.fromString(String.valueOf(photo))).ifPresent(file -> digest.update(file.bytes()));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Matter matter, String field) {
        return String.valueOf(matter.fields().get(field));
    }

    private static @Nullable String find(Matter matter, String field) {
        var value = matter.fields().get(field);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static LocalDate day(Matter matter, String field) {
        return LocalDate.parse(text(matter, field));
    }

    private static long number(Matter matter, String field) {
        return Long.parseLong(text(matter, field));
    }
}
