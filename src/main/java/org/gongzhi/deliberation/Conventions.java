package org.gongzhi.deliberation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Conventions (公约) that people write together: versions of a text, remarks on single lines, each answered, and
 * signatures once it is in force. One proven phone signs once; who signed is not shown.
 */
@Service
public class Conventions {

    static final String PROCEDURE = "convention";
    private static final int LONGEST = 20_000;
    private static final int LONGEST_REMARK = 500;
    private static final int REMARKS_EACH = 20;

    private final ConventionRepository conventions;
    private final Register register;
    private final Posts posts;
    private final Vault vault;
    private final InstantSource time;

    Conventions(ConventionRepository conventions, Register register, Posts posts, Vault vault, InstantSource time) {
        this.conventions = conventions;
        this.register = register;
        this.posts = posts;
        this.vault = vault;
        this.time = time;
    }

    /** Writes down a new version; the ones before stay readable. */
    @Transactional
    public int write(MatterNumber number, String text, String note, Actor.Officer officer) {
        return write(number, text, note, officer, time.instant());
    }

    /** The same at the time at which it happened. */
    @Transactional
    public int write(MatterNumber number, String text, String note, Actor.Officer officer, Instant at) {
        var matter = get(number);
        requireEditor(matter, officer);
        var clean = text.replace("\r", "").strip();
        if (clean.isEmpty() || clean.length() > LONGEST) {
            throw Refusal.invalidFields(Map.of("text", "deliberation.convention.text-needed"));
        }
        if (note.isBlank() || note.length() > LONGEST_REMARK) {
            throw Refusal.invalidFields(Map.of("note", "deliberation.convention.note-needed"));
        }
        var drafts = conventions.drafts(number);
        if (!drafts.isEmpty() && drafts.getLast().text().equals(clean)) {
            throw Refusal.invalidFields(Map.of("text", "deliberation.convention.nothing-changed"));
        }
        var draft = new Draft(drafts.size() + 1, clean, note.strip(), posts.titleOf(officer.person()), at);
        conventions.add(number, draft);
        return draft.version();
    }

    /** Says something of a line of the newest version, while remarks are asked for. */
    @Transactional
    public void remark(MatterNumber number, int line, String text, Phone phone) {
        var matter = get(number);
        if (!matter.state().equals("commenting")) {
            throw Refusal.conflict("deliberation.convention.not-commenting");
        }
        var newest = conventions.drafts(number).getLast();
        if (line < 1 || line > newest.lines().size()) {
            throw Refusal.unknown("deliberation.convention.no-line");
        }
        if (text.isBlank() || text.length() > LONGEST_REMARK) {
            throw Refusal.invalidFields(Map.of("text", "deliberation.convention.remark-needed"));
        }
        var remarker = digest("remark", number, phone);
        if (conventions.remarksOf(number, remarker) >= REMARKS_EACH) {
            throw Refusal.tooMany("deliberation.convention.remarks-too-many", REMARKS_EACH);
        }
        conventions.add(
                number,
                new Remark(Ids.next(), newest.version(), line, text.strip(), time.instant(), null, null),
                remarker);
    }

    /** Says what became of a remark: every one is answered before the text goes on. */
    @Transactional
    public void answer(MatterNumber number, UUID remark, String answer, boolean taken, Actor.Officer officer) {
        requireEditor(get(number), officer);
        if (answer.isBlank() || answer.length() > LONGEST_REMARK) {
            throw Refusal.invalidFields(Map.of("answer", "deliberation.convention.answer-needed"));
        }
        if (!conventions.answer(number, remark, answer.strip(), taken)) {
            throw Refusal.unknown("deliberation.convention.no-remark");
        }
    }

    @Transactional
    public void sign(MatterNumber number, Phone phone) {
        if (!get(number).state().equals("in-force")) {
            throw Refusal.conflict("deliberation.convention.not-in-force");
        }
        conventions.sign(number, digest("signature", number, phone), time.instant());
    }

    /** The first remark on the lines of the newest text, in their order. */
    public UUID firstRemark(MatterNumber number) {
        return conventions.remarks(number).getFirst().id();
    }

    int signatures(MatterNumber number) {
        return conventions.signatures(number);
    }

    boolean signed(MatterNumber number, @Nullable Phone phone) {
        return conventions.signed(number, phone == null ? null : digest("signature", number, phone));
    }

    List<Draft> drafts(MatterNumber number) {
        return conventions.drafts(number);
    }

    List<Remark> remarks(MatterNumber number) {
        return conventions.remarks(number);
    }

    Matter get(MatterNumber number) {
        return register.find(number)
                .filter(matter -> matter.procedure().equals(PROCEDURE))
                .orElseThrow(() -> Refusal.unknown("deliberation.convention.unknown", number.value()));
    }

    boolean mayEdit(Matter matter, Actor.Officer officer) {
        return register.lawful(matter, officer).stream()
                .anyMatch(action -> action.key().equals("post") || action.key().equals("submit"));
    }

    /** Whoever may post it or hand it on; after that nobody changes a word. */
    private void requireEditor(Matter matter, Actor.Officer officer) {
        if (!mayEdit(matter, officer)) {
            throw Refusal.conflict("deliberation.convention.closed");
        }
    }

    private byte[] digest(String purpose, MatterNumber number, Phone phone) {
        return vault.mac(purpose, number + "/" + phone.value());
    }
}
