package org.gongzhi.seal;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.decision.Cover;
import org.gongzhi.decision.Decisions;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** Reads an application for the use of a seal, and refuses what cannot be approved by anybody. */
@Component
class Applications {

    /** Eleven digits in a row may be a telephone, eighteen an identity card: neither belongs into what is published. */
    private static final Pattern PERSONAL = Pattern.compile("\\d{11}|\\d{17}[0-9Xx]");

    private final SealRepository seals;
    private final CustodyRepository custodies;
    private final SealRules rules;
    private final Files files;
    private final Keepers keepers;
    private final Decisions decisions;

    Applications(
            SealRepository seals,
            CustodyRepository custodies,
            SealRules rules,
            Files files,
            Keepers keepers,
            Decisions decisions) {
        this.seals = seals;
        this.custodies = custodies;
        this.rules = rules;
        this.files = files;
        this.keepers = keepers;
        this.decisions = decisions;
    }

    /** @throws Refusal if the seal, its keeper, the approval asked for or the decision does not fit */
    Use read(Matter matter, HistoryLine line) {
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
        if (Keepers.byBody(seal.place())) {
            requireOwn(seal, fields, line);
        }
        int copies = number(fields, "copies");
        int impressions = number(fields, "impressions");
        if (copies < 1 || impressions < 1) {
            throw Refusal.invalidFields(Map.of(copies < 1 ? "copies" : "impressions", "seal.field.none"));
        }
        var kind = text(fields, "kind");
        long amount = Long.parseLong(fields.getOrDefault("amount", "0").toString());
        var band = rules.on(day).of(seal.place()).band(kind, amount);
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

    /** In a county the body's own people apply, and it is their desk at which the application waits. */
    private void requireOwn(Seal seal, Map<String, Object> fields, HistoryLine line) {
        if (!seal.body().equals(text(fields, "body"))) {
            throw Refusal.invalidFields(Map.of("body", "seal.field.other-body"));
        }
        if (line.person() != null && !keepers.works(line.person(), seal)) {
            throw Refusal.forbidden("seal.not-in-body", seal.name());
        }
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

    static String text(Map<String, Object> answers, String field) {
        return String.valueOf(answers.get(field));
    }

    static int number(Map<String, Object> answers, String field) {
        return Integer.parseInt(answers.getOrDefault(field, "0").toString());
    }
}
