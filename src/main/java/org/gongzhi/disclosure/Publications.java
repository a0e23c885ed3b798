package org.gongzhi.disclosure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.disclosure.Drafts.Draft;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a draft to what everybody reads: written, sent to the supervision committee, corrected. */
@Service
@Transactional
class Publications {

    static final String PROCEDURE = "disclosure";

    private final DueRepository due;
    private final Drafts drafts;
    private final Versions versions;
    private final Headings headings;
    private final Fillings fillings;
    private final Balances balances;
    private final Matters matters;
    private final Register register;
    private final Files files;
    private final InstantSource time;

    Publications(
            DueRepository due,
            Drafts drafts,
            Versions versions,
            Headings headings,
            Fillings fillings,
            Balances balances,
            Matters matters,
            Register register,
            Files files,
            InstantSource time) {
        this.due = due;
        this.drafts = drafts;
        this.versions = versions;
        this.headings = headings;
        this.fillings = fillings;
        this.balances = balances;
        this.matters = matters;
        this.register = register;
        this.files = files;
        this.time = time;
    }

    /**
     * What is due there.
     *
     * @throws Refusal when nothing of that kind is
     */
    @Transactional(readOnly = true)
    public Due due(Slot slot) {
        return due.find(slot).orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
    }

    /** The draft as it stands; else what was published, or what the program itself knows of it. */
    @Transactional(readOnly = true)
    public Draft draft(Slot slot) {
        return drafts.find(slot)
                .or(() -> versions.find(slot, due(slot).version())
                        .map(version -> new Draft(version.paper().contents(), "", 0)))
                .orElseGet(() -> new Draft(fillings.of(slot), "", 0));
    }

    /** What does not add up in it; nothing that has such a fault goes to the committee. */
    @Transactional(readOnly = true)
    public Optional<Refusal> fault(Slot slot, Contents contents) {
        return balances.fault(slot, contents);
    }

    /**
     * Keeps a draft.
     *
     * @param edition the one it was written on
     * @throws Refusal when the committee has it, somebody else saved meanwhile, or an amount is none
     */
    public void save(Slot slot, Contents typed, int edition) {
        var now = locked(slot);
        var before = drafts.find(slot);
        if (now.work() == Due.Work.REVIEW) {
            throw Refusal.conflict("disclosure.under-review");
        }
        if (now.isDone() && before.isEmpty()) {
            throw Refusal.conflict("disclosure.published-already");
        }
        if (before.map(Draft::edition).orElse(0) != edition) {
            throw Refusal.conflict("disclosure.saved-meanwhile");
        }
        var item = headings.item(slot);
        var contents = Typed.checked(typed.trimmed(item.columns().size()), item);
        files.handIn(
                slot.record(now.version() + 1),
                contents.originals().stream()
                        .map(original -> UUID.fromString(original.file()))
                        .toList());
        drafts.save(slot, contents, before.map(Draft::reason).orElse(""), time.instant());
        due.work(slot, Due.Work.DRAFT);
    }

    /** Keeps what is left of a draft after masking and hands it to the supervision committee. */
    public void submit(Slot slot, Contents masked, int edition, Actor officer) {
        save(slot, masked, edition);
        submit(slot, officer, null);
    }

    /**
     * Hands the draft to the supervision committee; nothing in it may be changed until it answers.
     *
     * @param at when it happened, when it is written down later; null is now
     */
    public MatterNumber submit(Slot slot, Actor officer, @Nullable Instant at) {
        var now = locked(slot);
        var draft = drafts.find(slot).orElseThrow(() -> Refusal.conflict("disclosure.no-draft"));
        if (draft.contents().isEmpty()) {
            throw Refusal.invalidFields(Map.of("summary", "disclosure.empty"));
        }
        balances.fault(slot, draft.contents()).ifPresent(fault -> {
            throw fault;
        });
        var number = now.number() == null ? opened(slot, now, officer, at) : new MatterNumber(now.number());
        perform(number, "submit", Map.of("content", headings.text(slot, draft.contents())), officer, at);
        return number;
    }

    private MatterNumber opened(Slot slot, Due now, Actor officer, @Nullable Instant at) {
        var number = matters.open(new Opening(
                        PROCEDURE,
                        slot.place(),
                        null,
                        "web",
                        Map.of(
                                "heading", headings.of(slot, now.title()),
                                "item", slot.item(),
                                "period", slot.period().key()),
                        officer,
                        "disclosure/" + slot.record(0),
                        at))
                .number();
        due.carriedBy(slot, number.value());
        return number;
    }

    /** The supervision committee says yes, and it is published; or no, and it goes back. */
    public void review(Slot slot, Map<String, Object> form, Actor officer, @Nullable Instant at) {
        perform(carrier(slot), "review", form, officer, at);
    }

    /** Takes up what was published, to say it right in a new version. What was published stays up meanwhile. */
    public void correct(Slot slot, String reason, Actor officer) {
        perform(carrier(slot), "correct", Map.of("reason", reason), officer, null);
    }

    private Due locked(Slot slot) {
        return due.lock(slot).orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
    }

    /** The row is locked before its matter, as whoever sends a draft does: nobody waits for the other crosswise. */
    private MatterNumber carrier(Slot slot) {
        var number = locked(slot).number();
        if (number == null) {
            throw Refusal.conflict("disclosure.no-draft");
        }
        return new MatterNumber(number);
    }

    private void perform(
            MatterNumber number, String action, Map<String, Object> form, Actor actor, @Nullable Instant at) {
        var version = register.find(number).orElseThrow().version();
        matters.perform(new Step(number, action, version, form, actor, null, at));
    }
}
