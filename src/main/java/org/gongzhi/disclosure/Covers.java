package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.files.Box;
import org.gongzhi.files.Files;
import org.gongzhi.identity.Audit;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parts of originals painted black before they are published (遮盖). The copy takes the original's place in the draft;
 * the original lies sealed from then on, and is opened again only to be covered differently.
 */
@Service
class Covers {

    private final JdbcClient jdbc;
    private final Files files;
    private final Vault vault;
    private final Audit audit;
    private final Versions versions;
    private final Publications publications;
    private final InstantSource time;

    Covers(
            JdbcClient jdbc,
            Files files,
            Vault vault,
            Audit audit,
            Versions versions,
            Publications publications,
            InstantSource time) {
        this.jdbc = jdbc;
        this.files = files;
        this.vault = vault;
        this.audit = audit;
        this.versions = versions;
        this.publications = publications;
        this.time = time;
    }

    /**
     * An original as a page shows it.
     *
     * @param picture whether parts of it can be covered
     * @param boxes how many parts of it are
     */
    record Look(String file, String name, boolean picture, int boxes) {}

    List<Look> looks(List<Contents.Original> originals) {
        return originals.stream()
                .map(original -> new Look(
                        original.file(),
                        original.name(),
                        files.type(UUID.fromString(original.file()))
                                .filter(type -> type.startsWith("image/"))
                                .isPresent(),
                        boxes(original.file())
                                .map(said -> said.split("\n", -1).length)
                                .orElse(0)))
                .toList();
    }

    /** The parts that are covered, as they were named; empty when nothing is. */
    Optional<String> boxes(String file) {
        return jdbc.sql("select boxes from disclosure.covered where file = :file")
                .param("file", UUID.fromString(file))
                .query(String.class)
                .optional();
    }

    /**
     * What was photographed, to be covered: of a covered copy the sealed original, and whoever opens it is written
     * down.
     *
     * @throws Refusal when the draft has no such original, or it is no picture
     */
    @Transactional
    public byte[] original(Slot slot, String file, SignedIn who) {
        requireIn(slot, file);
        var sealed = jdbc.sql("select original from disclosure.covered where file = :file")
                .param("file", UUID.fromString(file))
                .query(byte[].class)
                .optional();
        if (sealed.isPresent()) {
            audit.note("disclosure.act.original-opened", who, slot.record(0), file);
            return Base64.getDecoder().decode(vault.open(sealed.get(), context(file)));
        }
        return files.find(UUID.fromString(file))
                .filter(found -> found.isImage())
                .orElseThrow(() -> Refusal.invalid("disclosure.cover.no-picture"))
                .bytes();
    }

    /** Puts the covered copy in the place of the original, and seals the original. */
    @Transactional
    public void cover(Slot slot, String file, List<Box> boxes, int edition, SignedIn who) {
        var photo = original(slot, file, who);
        var copy = files.keepCovered(photo, boxes).toString();
        jdbc.sql("""
                        insert into disclosure.covered (file, original, boxes, person, at)
                        values (:file, :original, :boxes, :person, :at)
                        """)
                .param("file", UUID.fromString(copy))
                .param("original", vault.seal(Base64.getEncoder().encodeToString(photo), context(copy)))
                .param("boxes", Boxes.words(boxes))
                .param("person", who.person())
                .param("at", Shanghai.utc(time.instant()))
                .update();
        var draft = publications.draft(slot).contents();
        var owner = slot.record(publications.due(slot).version() + 1);
        publications.save(
                slot,
                new Contents(
                        draft.summary(),
                        draft.rows(),
                        draft.originals().stream()
                                .map(one -> one.file().equals(file) ? new Contents.Original(copy, one.name()) : one)
                                .toList()),
                edition);
        if (!versions.hasOriginal(UUID.fromString(file))) {
            files.forget(UUID.fromString(file), owner);
            jdbc.sql("delete from disclosure.covered where file = :file")
                    .param("file", UUID.fromString(file))
                    .update();
        }
        audit.note("disclosure.act.covered", who, slot.record(0), Integer.toString(boxes.size()));
    }

    /** While somebody may write there: what was published is never opened again. */
    private void requireIn(Slot slot, String file) {
        var due = publications.due(slot);
        if (due.work() == Due.Work.REVIEW) {
            throw Refusal.conflict("disclosure.under-review");
        }
        if (due.isDone() && due.work() == Due.Work.NONE) {
            throw Refusal.conflict("disclosure.published-already");
        }
        if (publications.draft(slot).contents().originals().stream()
                .noneMatch(original -> original.file().equals(file))) {
            throw Refusal.unknown("disclosure.unknown");
        }
    }

    private static String context(String file) {
        return "disclosure/covered/" + file;
    }
}
