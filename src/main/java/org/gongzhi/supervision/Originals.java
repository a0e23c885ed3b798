package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.Reports.Opened;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opening an original takes two officers: one asks, says why, and gives the others a part of the key sealed to each; a
 * second one adds a part of their own. Both may then fetch it for a day. Nobody alone has what opens it.
 */
@Service
class Originals {

    private static final Duration LASTS = Duration.ofDays(1);
    private static final int REASON = 300;

    private final JdbcClient jdbc;
    private final ReportRepository rows;
    private final OfficerKeys keys;
    private final InstantSource time;

    Originals(JdbcClient jdbc, ReportRepository rows, OfficerKeys keys, InstantSource time) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.keys = keys;
        this.time = time;
    }

    /**
     * A wish to open an original.
     *
     * @param until how long it may be fetched; null while nobody agreed
     */
    record Opening(
            UUID id,
            UUID attachment,
            UUID asker,
            String reason,
            @Nullable Instant until) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Opening[…]";
        }
    }

    List<Opening> of(Opened opened) {
        return jdbc.sql("""
                        select o.* from supervision.opening o join supervision.attachment a on a.id = o.attachment
                         where a.report = :report order by o.asked_at desc
                        """)
                .param("report", opened.report())
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var reason = Locks.open(opened.key(), row.getBytes("reason"), "reason/" + id);
                    return new Opening(
                            id,
                            row.getObject("attachment", UUID.class),
                            row.getObject("asker", UUID.class),
                            new String(Draft.Padding.unpad(reason), UTF_8),
                            ReportRepository.instant(row, "until"));
                })
                .list();
    }

    @Transactional
    public void ask(Opened opened, UUID attachment, UUID holder, PrivateKey own, String reason) {
        if (reason.isBlank() || reason.length() > REASON) {
            throw Refusal.invalid("supervision.reason-missing", REASON);
        }
        rows.lock(opened.report());
        var share = share(opened, attachment, holder, own);
        var id = Ids.next();
        jdbc.sql("insert into supervision.opening (id, attachment, asker, reason, asked_at)"
                        + " values (:id, :attachment, :asker, :reason, :now)")
                .param("id", id)
                .param("attachment", attachment)
                .param("asker", holder)
                .param(
                        "reason",
                        Locks.seal(
                                opened.key(), Draft.Padding.pad(reason.strip().getBytes(UTF_8)), "reason/" + id))
                .param("now", Shanghai.utc(time.instant()))
                .update();
        keys.holdersOf(opened.report()).stream()
                .filter(other -> !other.id().equals(holder))
                .forEach(other -> give(id, other.id(), Locks.sealTo(other.publicKey(), share, "asked/" + id)));
    }

    /**
     * The second officer agrees.
     *
     * @throws Refusal if it is the one who asked, or somebody agreed before
     */
    @Transactional
    public void agree(Opened opened, UUID opening, UUID holder, PrivateKey own) {
        var wish = of(opened).stream()
                .filter(each -> each.id().equals(opening))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("supervision.unknown-report"));
        if (wish.asker().equals(holder)) {
            throw Refusal.forbidden("supervision.second-person");
        }
        if (wish.until() != null) {
            throw Refusal.conflict("supervision.agreed-before");
        }
        var asked = find(opening, holder).orElseThrow(() -> Refusal.conflict("supervision.agreed-before"));
        var theirs = Locks.openWith(own, asked, "asked/" + opening);
        var key = Shares.join(theirs, share(opened, wish.attachment(), holder, own));
        int agreed = jdbc.sql("update supervision.opening set agreed_by = :holder, until = :until"
                        + " where id = :id and agreed_by is null")
                .param("holder", holder)
                .param("until", Shanghai.utc(time.instant().plus(LASTS)))
                .param("id", opening)
                .update();
        if (agreed == 0) {
            throw Refusal.conflict("supervision.agreed-before");
        }
        jdbc.sql("delete from supervision.opening_key where opening = :opening")
                .param("opening", opening)
                .update();
        keys.holdersOf(opened.report()).stream()
                .filter(each -> each.id().equals(holder) || each.id().equals(wish.asker()))
                .forEach(each -> give(opening, each.id(), Locks.sealTo(each.publicKey(), key, "agreed/" + opening)));
    }

    /** The original, for the two who opened it and while the day lasts. */
    Optional<byte[]> fetch(Opened opened, UUID opening, UUID holder, PrivateKey own) {
        return of(opened).stream()
                .filter(each -> each.id().equals(opening) && each.until() != null)
                .filter(each -> time.instant().isBefore(each.until()))
                .findFirst()
                .map(each -> {
                    var key = Locks.openWith(own, given(opening, holder), "agreed/" + opening);
                    var sealed = jdbc.sql("select original from supervision.attachment where id = :id")
                            .param("id", each.attachment())
                            .query((row, _) -> row.getBytes("original"))
                            .single();
                    return Locks.open(key, sealed, "original/" + each.attachment());
                });
    }

    /** What is over opens no more, not even for the two. */
    int sweep() {
        return jdbc.sql("""
                        delete from supervision.opening_key k using supervision.opening o
                         where o.id = k.opening and o.until <= :now
                        """).param("now", Shanghai.utc(time.instant())).update();
    }

    private byte[] share(Opened opened, UUID attachment, UUID holder, PrivateKey own) {
        var sealed = jdbc.sql("""
                        select s.sealed from supervision.share s join supervision.attachment a on a.id = s.attachment
                         where s.attachment = :attachment and s.holder = :holder and a.report = :report
                        """)
                .param("attachment", attachment)
                .param("holder", holder)
                .param("report", opened.report())
                .query((row, _) -> row.getBytes("sealed"))
                .optional()
                .orElseThrow(() -> Refusal.unknown("supervision.unknown-report"));
        return Locks.openWith(own, sealed, "share/" + attachment);
    }

    private void give(UUID opening, UUID holder, byte[] sealed) {
        jdbc.sql("insert into supervision.opening_key (opening, holder, sealed) values (:opening, :holder, :sealed)")
                .param("opening", opening)
                .param("holder", holder)
                .param("sealed", sealed)
                .update();
    }

    private byte[] given(UUID opening, UUID holder) {
        return find(opening, holder).orElseThrow(() -> Refusal.forbidden("supervision.second-person"));
    }

    private Optional<byte[]> find(UUID opening, UUID holder) {
        return jdbc.sql("select sealed from supervision.opening_key where opening = :opening and holder = :holder")
                .param("opening", opening)
                .param("holder", holder)
                .query((row, _) -> row.getBytes("sealed"))
                .optional();
    }
}
