package org.gongzhi.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.decision.Cover;
import org.gongzhi.decision.Decisions;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/**
 * Watches every use of a seal from inside its steps: who keeps it, how many impressions were approved and made, whether
 * it fits. What must not happen is refused; what did happen and does not fit is written down.
 */
@Component
class UseWitness implements Witness {

    static final String PROCEDURE = "seal-use";

    /** Eleven digits in a row may be a telephone, eighteen an identity card: neither belongs into what is published. */
    private static final Pattern PERSONAL = Pattern.compile("\\d{11}|\\d{17}[0-9Xx]");

    private final SealRepository seals;
    private final CustodyRepository custodies;
    private final UseRepository uses;
    private final EntryRepository entries;
    private final AnomalyRepository anomalies;
    private final Seals keeping;
    private final SealRules rules;
    private final WorkCalendar calendar;
    private final Files files;
    private final Decisions decisions;

    UseWitness(
            SealRepository seals,
            CustodyRepository custodies,
            UseRepository uses,
            EntryRepository entries,
            AnomalyRepository anomalies,
            Seals keeping,
            SealRules rules,
            WorkCalendar calendar,
            Files files,
            Decisions decisions) {
        this.seals = seals;
        this.custodies = custodies;
        this.uses = uses;
        this.entries = entries;
        this.anomalies = anomalies;
        this.keeping = keeping;
        this.rules = rules;
        this.calendar = calendar;
        this.files = files;
        this.decisions = decisions;
    }

    @Override
    public String procedure() {
        return PROCEDURE;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        if (line.seq() == 1) {
            uses.insert(applied(matter, line));
            return;
        }
        var use = uses.find(matter.number()).orElseThrow();
        switch (line.action()) {
            case "approve", "approve-town" -> {
                var keeper = custodies.on(use.seal(), Shanghai.day(line.at()));
                if (keeper.isPresent() && keeper.get().person().equals(line.person())) {
                    throw Refusal.conflict("seal.keeper-approves");
                }
                uses.save(use.enters(matter.state(), line.at()));
            }
            case "use" -> {
                var made = made(use, line).enters(matter.state(), line.at());
                uses.save(made);
                entries.write(made, seals.find(use.seal()).orElseThrow(), line.seq());
            }
            case "confirm", "confirm-for" -> {
                if ("no".equals(line.form().get("agree"))) {
                    var said = line.form().getOrDefault("note", line.form().getOrDefault("reason", ""));
                    note(use, Anomaly.Kind.DISAGREEMENT, said.toString(), line.at());
                }
                uses.save(use.enters(matter.state(), line.at()));
            }
            default -> uses.save(use.enters(matter.state(), line.at()));
        }
    }

    private Use applied(Matter matter, HistoryLine line) {
        var fields = matter.fields();
        var day = Shanghai.day(line.at());
        var seal = seals.find(text(fields, "seal"))
                .filter(known -> known.place().equals(matter.place()))
                .orElseThrow(() -> Refusal.invalidFields(Map.of("seal", "seal.field.unknown")));
        if (!seal.inForce(day)) {
            throw Refusal.conflict("seal.retired", seal.name());
        }
        var keeper =
                custodies.on(seal.code(), day).orElseThrow(() -> Refusal.conflict("seal.nobody-keeps-it", seal.name()));
        if (keeper.person().equals(line.person())) {
            throw Refusal.conflict("seal.keeper-applies");
        }
        if (PERSONAL.matcher(text(fields, "subject")).find()) {
            throw Refusal.invalidFields(Map.of("subject", "seal.field.personal"));
        }
        int copies = number(fields, "copies");
        int impressions = number(fields, "impressions");
        if (copies < 1 || impressions < 1) {
            throw Refusal.invalidFields(Map.of(copies < 1 ? "copies" : "impressions", "seal.field.none"));
        }
        var kind = text(fields, "kind");
        long amount = Long.parseLong(fields.getOrDefault("amount", "0").toString());
        var band = rules.on(day).band(kind, amount);
        if (!band.tier().equals(text(fields, "tier"))) {
            throw Refusal.invalidFields(Map.of("tier", "seal.field.tier." + band.tier()));
        }
        var asked = new Use.Asked(
                kind,
                text(fields, "subject"),
                line.person(),
                files.digest(UUID.fromString(text(fields, "document")))
                        .orElseThrow(() -> Refusal.invalid("files.unknown")),
                copies,
                impressions,
                amount,
                band.tier(),
                fields.get("decision") == null ? null : text(fields, "decision").strip());
        requireDecided(asked, band, seal.place(), day);
        return new Use(
                matter.number(),
                seal.code(),
                seal.place(),
                asked,
                matter.state(),
                null,
                0,
                0,
                line.at(),
                null,
                line.at());
    }

    /** What is big enough rests on a decision; what names one is covered by it. */
    private void requireDecided(Use.Asked asked, SealRules.Band band, PlaceCode place, LocalDate day) {
        var decision = asked.decision();
        if (decision == null) {
            if (band.decision()) {
                throw Refusal.invalidFields(Map.of("decision", "seal.field.decision"));
            }
        } else if (decisions.covers(decision, asked.act(place, day)) instanceof Cover.NotCovered(var refusal)) {
            throw refusal;
        }
    }

    /** Two who use the same seal stand in line, so that the same document is seen the second time. */
    private Use made(Use use, HistoryLine line) {
        var seal = seals.lock(use.seal()).orElseThrow();
        var day = Shanghai.day(line.at());
        var keeper =
                custodies.on(seal.code(), day).orElseThrow(() -> Refusal.conflict("seal.nobody-keeps-it", seal.name()));
        if (!keeper.person().equals(line.person())) {
            throw Refusal.forbidden("seal.not-the-keeper", seal.name(), keeper.title(), keeper.name());
        }
        keeping.requireNoHead(keeper.person(), seal, day);
        int impressions = number(line.form(), "impressions");
        if (impressions < 1) {
            throw Refusal.invalidFields(Map.of("impressions", "seal.field.none"));
        }
        int approved = use.asked().impressions();
        if (impressions > approved && !line.form().containsKey("over")) {
            throw Refusal.conflict("seal.more-than-approved", approved, impressions);
        }
        var decision = use.asked().decision();
        if (decision != null) {
            decisions.draw(
                    decision, use.asked().act(use.place(), day), use.number().value());
        }
        var made = use.made(impressions, keeper.person(), line.at());
        look(made, line);
        return made;
    }

    private void look(Use made, HistoryLine line) {
        if (made.excess() > 0) {
            note(
                    made,
                    Anomaly.Kind.EXCESS,
                    made.asked().impressions() + " → " + (made.counted() + made.excess()),
                    line.at());
        }
        int photos = shot(line, "before") + shot(line, "after");
        if (photos < rules.on(Shanghai.day(line.at())).photos()) {
            note(made, Anomaly.Kind.NO_PHOTO, "", line.at());
        }
        if (!calendar.isOfficeTime(line.at())) {
            note(made, Anomaly.Kind.OUT_OF_HOURS, Shanghai.minute(line.at()), line.at());
        }
        uses.sealedBefore(made)
                .ifPresent(other ->
                        note(made, Anomaly.Kind.SAME_DOCUMENT, other.number().value(), line.at()));
    }

    /** Several before are no picture of after. */
    private static int shot(HistoryLine line, String field) {
        return line.form().get(field) instanceof List<?> photos && !photos.isEmpty() ? 1 : 0;
    }

    private void note(Use use, Anomaly.Kind kind, String note, Instant at) {
        anomalies.note(seals.find(use.seal()).orElseThrow(), use.number(), kind, note, at);
    }

    private static String text(Map<String, Object> answers, String field) {
        return String.valueOf(answers.get(field));
    }

    private static int number(Map<String, Object> answers, String field) {
        return Integer.parseInt(answers.getOrDefault(field, "0").toString());
    }
}
