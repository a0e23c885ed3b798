package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gongzhi.evidence.Log;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Journal;
import org.gongzhi.supervision.Report.Word;
import org.gongzhi.supervision.Reports.Opened;
import org.gongzhi.testing.Committed;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a report after it has ended: asked again, given in part, kept, held, destroyed. */
@Pages
class KeepingTests {

    private static final List<String> TABLES = List.of(
            "supervision.report_key",
            "supervision.letter",
            "supervision.part",
            "supervision.hold",
            "supervision.reprisal");

    private final SmallTown town;
    private final Office office;
    private final Reports reports;
    private final ReportRepository rows;
    private final Attachments attachments;
    private final Originals originals;
    private final OfficerKeys keys;
    private final Passes passes;
    private final Keeping keeping;
    private final Reprisals reprisals;
    private final Parts parts;
    private final List<Rounds> rounds;
    private final Log log;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    private UUID an = new UUID(0, 0);

    KeepingTests(
            SmallTown town,
            Accounts accounts,
            Posts posts,
            Vault vault,
            Reports reports,
            ReportRepository rows,
            Attachments attachments,
            Originals originals,
            OfficerKeys keys,
            Passes passes,
            Keeping keeping,
            Reprisals reprisals,
            Parts parts,
            List<Rounds> rounds,
            Log log,
            Journal journal,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.town = town;
        this.office = new Office(accounts, posts, keys, vault, jdbc);
        this.reports = reports;
        this.rows = rows;
        this.attachments = attachments;
        this.originals = originals;
        this.keys = keys;
        this.passes = passes;
        this.keeping = keeping;
        this.reprisals = reprisals;
        this.parts = parts;
        this.rounds = rounds;
        this.log = log;
        this.journal = journal;
        this.jdbc = jdbc;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        town.settle();
        an = office.officer("jw-an", "安守一", "");
        office.officer("jw-bo", "薄守二", "");
    }

    @Test
    void whenTheTimeIsOverEverythingThatOpensGoesAndThatThereWasOneStays() throws Exception {
        var receipt = receipt("kept-1");
        var filed = whole(receipt);
        var report = filed.report();
        var keys = jdbc.sql("select sealed from supervision.report_key where report = :report")
                .param("report", report)
                .query(byte[].class)
                .list();
        long all = counted();
        close(filed);
        ended(report, 0);
        round("whistle-keeping");
        assertThat(reports.find(receipt)).as("the last day is a day").isPresent();
        ended(report, 1);
        keeping.stop(filed, holder(an), "申诉还没有完");
        assertThatThrownBy(() -> keeping.stop(filed, holder(an), "再来一次")).hasMessage("supervision.hold.before");
        round("whistle-keeping");
        assertThat(reports.find(receipt)).as("held").isPresent();
        keeping.release(filed, holder(an));

        Callable<Boolean> node = () -> round("whistle-keeping");
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var gone : nodes.invokeAll(List.of(node, node, node))) {
                gone.get();
            }
        }

        TABLES.forEach(table -> assertThat(left(table, report)).as(table).isZero());
        assertThat(jdbc.sql("select count(*) from supervision.attachment where report = :report")
                        .param("report", report)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from supervision.pass where owner = :report")
                        .param("report", report)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from supervision.report_key where sealed = any (:keys)")
                        .param("keys", keys.toArray(byte[][]::new))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(reports.find(receipt)).isEmpty();
        assertThat(keeping.destroyedOn(receipt)).isPresent();
        assertThat(counted()).as("it still counts").isEqualTo(all);
        assertThat(jdbc.sql("select letters || '/' || files from supervision.destruction where report = :report")
                        .param("report", report)
                        .query(String.class)
                        .list())
                .as("written down once")
                .containsExactly("4/1");
        assertThatThrownBy(() -> jdbc.sql("update supervision.destruction set letters = 0")
                        .update())
                .hasMessageContaining("only ever added");
        assertThatThrownBy(() -> reports.write(filed, "还有")).hasMessage("supervision.unknown-report");
        rows.give(report, holder(an), new byte[] {1});
        assertThat(left("supervision.report_key", report))
                .as("no key comes back")
                .isZero();
        Committed.await(journal, jdbc);
        time.advance(Duration.ofSeconds(11));
        round("evidence");
        assertThat(log.indexOf("destruction", report.toString())).isPresent();
    }

    @Test
    void aNamedReporterIsAskedAgainAndAnswersByTheReceipt() {
        var filed = whole(receipt("asked-1"));
        close(filed);
        var today = Shanghai.day(time.instant());
        assertThat(reprisals.of(filed.report()))
                .extracting(Reprisals.Check::due)
                .containsExactly(today.plusDays(30), today.plusDays(90), today.plusDays(180));
        assertThatThrownBy(() -> reports.answer(filed, Word.ASK, "有没有人为难您")).hasMessage("supervision.reprisal.not-due");

        time.advance(Duration.ofDays(31));
        try {
            assertThat(reprisals.due()).contains(filed.report());
            reports.answer(filed, Word.ASK, "有没有人为难您");
            assertThat(reprisals.due()).doesNotContain(filed.report());
            assertThat(reprisals.awaits(filed.report())).isTrue();
            reports.tell(filed, "有人为难我", "低保停了");
        } finally {
            time.advance(Duration.ofDays(-31));
        }

        assertThat(reprisals.awaits(filed.report())).isFalse();
        assertThat(reports.letters(filed).getLast().text()).isEqualTo("有人为难我\n低保停了");
        assertThat(jdbc.sql("select distinct kind from supervision.letter where report = :report and own")
                        .param("report", filed.report())
                        .query(String.class)
                        .list())
                .as("from outside all answers look alike")
                .containsExactly("MESSAGE");
        var anonymous =
                reports.file(SmallTown.COUNTY, new Draft("匿名反映", "", "", "", "", "", Set.of()), receipt("asked-2"));
        close(anonymous);
        assertThat(reprisals.of(anonymous.report())).isEmpty();
    }

    @Test
    void aPartForAnotherBodyNeverTellsWhoReportedIt() {
        var filed = whole(receipt("part-1"));
        var wrong = List.of("举报人费 无音说", "电话 138-0000-2222", "");
        wrong.forEach(text -> assertThatThrownBy(() -> parts.give(filed, holder(an), "某局", text, List.of()))
                .isInstanceOf(Refusal.class));
        assertThatThrownBy(() -> parts.give(filed, holder(an), "", "只移送这一句", List.of()))
                .isInstanceOf(Refusal.class);
        var picture = attachments.list(filed).getFirst().id();

        parts.give(filed, holder(an), "某局", "只移送这一句", List.of(picture, UUID.randomUUID()));

        assertThat(parts.of(filed)).last().satisfies(part -> {
            assertThat(part.body()).isEqualTo("某局");
            assertThat(part.text()).isEqualTo("只移送这一句");
            assertThat(part.pictures()).containsExactly(picture);
        });
    }

    /** A report with everything that can hang on one. */
    private Opened whole(Receipt.Keys receipt) {
        var filed = reports.file(
                SmallTown.COUNTY, new Draft("保管期限的事", "", "", "", "费无音", "13800002222", Set.of()), receipt);
        attachments.keep(
                filed,
                attachments.look(filed, "d.jpg", Evidence.photograph("KEPT")).token());
        reports.write(filed, "补充");
        originals.ask(filed, attachments.list(filed).getFirst().id(), holder(an), own(an), "核对");
        parts.give(filed, holder(an), "某局", "移送的话", List.of());
        passes.give(Passes.Kind.VISIT, filed.report(), filed.key());
        return filed;
    }

    private void close(Opened filed) {
        reports.answer(filed, Word.ACCEPT, "受理");
        reports.answer(filed, Word.CONCLUDE, "办完了");
    }

    /** As if it had ended so many days before the last day of keeping. */
    private void ended(UUID report, int days) {
        LocalDate day = Shanghai.day(time.instant()).minusYears(5).minusDays(days);
        jdbc.sql("update supervision.report set closed = :day where id = :report")
                .param("day", day)
                .param("report", report)
                .update();
    }

    private long left(String table, UUID report) {
        return jdbc.sql("select count(*) from " + table + " where report = :report")
                .param("report", report)
                .query(Long.class)
                .single();
    }

    private long counted() {
        return jdbc.sql("select count(*) from supervision.report")
                .query(Long.class)
                .single();
    }

    private boolean round(String name) {
        return rounds.stream().filter(each -> each.name().equals(name)).allMatch(Rounds::round);
    }

    private static Receipt.Keys receipt(String digits) {
        return new Receipt.Keys(Sha256.of(("tag" + digits).getBytes(UTF_8)), Sha256.of(digits.getBytes(UTF_8)));
    }

    private UUID holder(UUID person) {
        return keys.of(person).orElseThrow().id();
    }

    private PrivateKey own(UUID person) {
        return keys.unlock(keys.of(person).orElseThrow(), Office.PASSPHRASE);
    }
}
