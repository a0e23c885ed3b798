package org.gongzhi.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Several things written down in a row (快速登记), at a door or from a pile of letters: all of them, or none. */
@Service
class QuickEntry {

    static final int ROWS = 5;

    private static final Set<String> ANSWERS = Set.of("text", "phone", "name", "source", "scan", "digest");

    private final Matters matters;
    private final Posts posts;

    QuickEntry(Matters matters, Posts posts) {
        this.matters = matters;
        this.posts = posts;
    }

    /**
     * What was written down at one place.
     *
     * @param rows the answers of each thing, by the procedure's field; those without text are left out
     * @param key makes the same page sent twice the same things
     */
    record Batch(Campaign campaign, PlaceCode place, Channel channel, List<Map<String, Object>> rows, String key) {}

    /**
     * Opens a matter for each row that says something.
     *
     * @throws Refusal naming each wrong field as {@code text-0}, and then nothing was opened
     */
    @Transactional
    List<MatterNumber> enter(Batch batch, Actor.Officer officer) {
        posts.scopeOf(officer.person()).require(batch.place());
        var opened = new ArrayList<MatterNumber>();
        for (int row = 0; row < batch.rows().size(); row++) {
            var answers = new HashMap<>(batch.rows().get(row));
            answers.keySet().retainAll(ANSWERS);
            if (answers.containsKey("text")) {
                answers.put("campaign", batch.campaign().code());
                opened.add(enter(batch, row, answers, officer));
            } else if (!answers.isEmpty()) {
                throw Refusal.invalidFields(Map.of("text-" + row, "procedure.field.required"));
            }
        }
        if (opened.isEmpty()) {
            throw Refusal.invalidFields(Map.of("text-0", "procedure.field.required"));
        }
        return opened;
    }

    private MatterNumber enter(Batch batch, int row, Map<String, Object> answers, Actor.Officer officer) {
        try {
            return matters.open(new Opening(
                            LedgerWitness.PROCEDURE,
                            batch.place(),
                            null,
                            batch.channel().key(),
                            answers,
                            officer,
                            batch.key() + "/" + row,
                            null))
                    .number();
        } catch (Refusal refusal) {
            if (refusal.fields().isEmpty()) {
                throw refusal;
            }
            var fields = new LinkedHashMap<String, String>();
            refusal.fields().forEach((field, wrong) -> fields.put(field + "-" + row, wrong));
            throw Refusal.invalidFields(fields);
        }
    }
}
