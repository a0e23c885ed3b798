package org.gongzhi.campaign;

import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the ledgers: each opening and each step is posted in its own transaction, or does not happen. */
@Component
class LedgerWitness implements Witness {

    static final String PROCEDURE = "campaign-item";

    private final CampaignRepository campaigns;
    private final LedgerRepository ledgers;
    private final Places places;

    LedgerWitness(CampaignRepository campaigns, LedgerRepository ledgers, Places places) {
        this.campaigns = campaigns;
        this.ledgers = ledgers;
        this.places = places;
    }

    @Override
    public String procedure() {
        return PROCEDURE;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        var before = line.seq() == 1 ? null : ledgers.item(matter.number());
        var after = before == null ? collected(matter, line) : after(before, matter, line);
        ledgers.save(after, before == null);
        for (var posting : Item.postings(before, after)) {
            ledgers.post(after, line, posting);
        }
    }

    private Item collected(Matter matter, HistoryLine line) {
        var code = String.valueOf(matter.fields().get("campaign"));
        var campaign = campaigns.find(code).orElseThrow(() -> Refusal.unknown("campaign.unknown", code));
        if (!campaign.runs(line.at())) {
            throw Refusal.conflict("campaign.not-running", campaign.name());
        }
        if (!matter.place().isWithin(campaign.area())) {
            throw Refusal.invalid("campaign.outside-area", places.fullName(matter.place()), campaign.name());
        }
        if (Channel.of(matter.channel()).filter(campaign.channels()::contains).isEmpty()) {
            throw Refusal.invalid("campaign.channel-closed", campaign.name());
        }
        var book = book(matter.place(), Level.VILLAGE);
        return new Item(
                matter.number(),
                code,
                matter.place(),
                matter.channel(),
                places.get(book).level(),
                book,
                matter.state(),
                null,
                null,
                null,
                null,
                null,
                null,
                line.at(),
                line.at());
    }

    private Item after(Item before, Matter matter, HistoryLine line) {
        var form = line.form();
        var book = form.get("level") instanceof String level ? book(before.place(), Level.of(level)) : before.book();
        requireDirection(before, line.action(), book);
        var screened = line.action().equals("reject") ? answer(form, "reason") : before.reason();
        var valid = matter.state().equals("accepted") || matter.state().equals("collected");
        return new Item(
                before.number(),
                before.campaign(),
                before.place(),
                before.channel(),
                places.get(book).level(),
                book,
                matter.state(),
                valid ? null : screened,
                valid ? null : later(form, "how", before.explained()),
                later(form, "field", before.field()),
                later(form, "nature", before.nature()),
                later(form, "difficulty", before.difficulty()),
                line.action().equals("follow-up") ? answer(form, "outcome") : before.followUp(),
                before.openedAt(),
                line.at());
    }

    /** Up is up and down is down; a transfer into the ledger it stands in is none. */
    private static void requireDirection(Item before, String action, PlaceCode book) {
        int deeper = book.value().length() - before.book().value().length();
        if (action.equals("raise") && deeper >= 0) {
            throw Refusal.invalidFields(Map.of("level", "campaign.not-above"));
        }
        if (action.equals("hand-down") && deeper <= 0) {
            throw Refusal.invalidFields(Map.of("level", "campaign.not-below"));
        }
    }

    /**
     * The ledger of that tier around the place; where the tier is skipped, the next one above, else the place's own.
     */
    private PlaceCode book(PlaceCode place, Level level) {
        return places.ancestor(place, level)
                .or(() -> level == Level.VILLAGE ? places.ancestor(place, Level.TOWN) : Optional.empty())
                .or(() -> places.ancestor(place, Level.COUNTY))
                .orElse(place);
    }

    private static @Nullable String later(Map<String, Object> form, String field, @Nullable String known) {
        var answer = answer(form, field);
        return answer == null ? known : answer;
    }

    private static @Nullable String answer(Map<String, Object> form, String field) {
        var answer = form.get(field);
        return answer == null ? null : answer.toString();
    }
}
