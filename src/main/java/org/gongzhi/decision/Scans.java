package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.files.Files;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Photographs of paper ballots and of signatures at the door (选票照片). They show what a ballot says, so they are sealed
 * to the vote like the ballot itself, and nobody looks at one before the close.
 */
@Component
class Scans {

    private final VoteRepository votes;
    private final Files files;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final InstantSource time;

    Scans(VoteRepository votes, Files files, Vault vault, JdbcClient jdbc, InstantSource time) {
        this.votes = votes;
        this.files = files;
        this.vault = vault;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A photograph that may be looked at after the close: of which unit, and the paper's serial. */
    record Kept(UUID id, String unit, String serial) {}

    /** @throws Refusal if it is no photograph, or nothing is voted on now */
    UUID keep(String number, byte[] raw) {
        var vote = votes.find(number).filter(each -> each.isOpen(time.instant()));
        var key = vote.isEmpty() ? null : vote.get().publicKey();
        if (key == null) {
            throw Refusal.conflict("decision.scan.not-now");
        }
        var id = Ids.next();
        var sealed = new BallotSeal.Sealing(key).seal(files.redrawn(raw), context(number, id));
        jdbc.sql("insert into decision.scan (id, vote, sealed, at) values (:id, :vote, :sealed, :at)")
                .param("id", id)
                .param("vote", number)
                .param("sealed", sealed)
                .param("at", utc(time.instant()))
                .update();
        return id;
    }

    /** Takes one away that was handed in with something that was refused. */
    void drop(UUID id) {
        jdbc.sql("delete from decision.scan where id = :id").param("id", id).update();
    }

    /** Those of a vote that is closed; empty before. */
    List<Kept> of(Vote vote) {
        return vote.closedAt() == null
                ? List.of()
                : jdbc.sql("""
                                select scan, unit, coalesce(serial, '') as serial from decision.ballot
                                 where vote = :vote and scan is not null order by serial, unit, seq
                                """)
                        .param("vote", vote.number())
                        .query((row, _) -> new Kept(
                                row.getObject("scan", UUID.class), row.getString("unit"), row.getString("serial")))
                        .list();
    }

    /** @throws Refusal before the close */
    Optional<byte[]> open(Vote vote, UUID id) {
        var secret = vote.privateKey();
        if (vote.closedAt() == null || secret == null) {
            throw Refusal.conflict("decision.scan.sealed");
        }
        return jdbc.sql("select sealed from decision.scan where id = :id and vote = :vote")
                .param("id", id)
                .param("vote", vote.number())
                .query(byte[].class)
                .optional()
                .map(kept -> new BallotSeal.Unsealing(
                                Base64.getDecoder().decode(vault.open(secret, Closing.context(vote.number()))))
                        .bytes(kept, context(vote.number(), id)));
    }

    private static String context(String number, UUID id) {
        return "scan/" + number + "/" + id;
    }
}
