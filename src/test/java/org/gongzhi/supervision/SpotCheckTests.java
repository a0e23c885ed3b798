package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongzhi.evidence.Log;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.supervision.SpotChecks.Announcement;
import org.gongzhi.supervision.SpotChecks.Candidate;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Committed;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A round of spot checks: fixed first, drawn by the log, visited unseen, open to be drawn again. */
@Pages
class SpotCheckTests {

    private final SmallTown town;
    private final Office office;
    private final SpotChecks checks;
    private final SpotRepository spots;
    private final FindingRepository findings;
    private final Matters matters;
    private final Register register;
    private final Journal journal;
    private final Log log;
    private final List<Rounds> rounds;
    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    private UUID an = new UUID(0, 0);

    SpotCheckTests(
            SmallTown town,
            Accounts accounts,
            Posts posts,
            OfficerKeys keys,
            Vault vault,
            SpotChecks checks,
            SpotRepository spots,
            FindingRepository findings,
            Matters matters,
            Register register,
            Journal journal,
            Log log,
            List<Rounds> rounds,
            MockMvcTester mvc,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.town = town;
        this.office = new Office(accounts, posts, keys, vault, jdbc);
        this.checks = checks;
        this.spots = spots;
        this.findings = findings;
        this.matters = matters;
        this.register = register;
        this.journal = journal;
        this.log = log;
        this.rounds = rounds;
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        town.settle();
        an = office.officer("jw-an", "安守一", "");
    }

    @Test
    void aRoundIsDrawnByTheLogVisitedUnseenAndDrawnAgainByAnybody(@TempDir Path folder) throws Exception {
        var code = announced("查村务公开栏", 1);
        assertThat(checks.drawDue()).as("no checkpoint covers it yet").isZero();
        assertThat(spots.find(code).orElseThrow().drawn()).isNull();

        follow();
        assertThat(checks.drawDue()).isPositive();
        assertThat(checks.drawDue()).as("drawn once").isZero();
        var check = spots.find(code).orElseThrow();
        var unit = spots.units(check.id()).getFirst();
        assertThat(text("/spot-checks/" + code)).contains("正在暗访").doesNotContain(unit.number());
        assertThat(mvc.get().uri("/m/" + unit.number())).hasStatus(404);
        assertThat(mvc.get().uri("/work/m/" + unit.number()).with(As.staff(town.who("李芳"), "李芳")))
                .as("the village does not know")
                .hasStatus(404);

        act(an, "安守一", unit.number(), "visit", Map.of("outcome", "clean", "note", "公开栏齐全"));
        var page = text("/spot-checks/" + code);
        assertThat(page).contains(unit.name(), "没有发现问题");
        var secret = checks.revealed(spots.find(code).orElseThrow()).orElseThrow();
        assertThat(Sample.commitment(secret)).isEqualTo(check.commitment());
        assertThat(page).contains(secret, check.commitment(), String.valueOf(check.root()));

        var frame = Files.write(
                folder.resolve("frame.txt"),
                mvc.get()
                        .uri("/spot-checks/" + code + "/frame.txt")
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray());
        var again = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "bin/Sample.java",
                        frame.toString(),
                        secret,
                        String.valueOf(check.root()),
                        "1",
                        "--secret-sha256",
                        check.commitment())
                .redirectErrorStream(true)
                .start();
        var printed = new String(again.getInputStream().readAllBytes(), UTF_8);
        assertThat(again.waitFor()).as(printed).isZero();
        assertThat(printed).contains("PASS", unit.code() + "\t" + unit.name());
    }

    @Test
    void whatWasFoundIsPutRightInTimeAndAcceptedByAnother() {
        var code = announced("查补贴发放", 1);
        follow();
        checks.drawDue();
        var check = spots.find(code).orElseThrow();
        var unit = spots.units(check.id()).getFirst();
        act(an, "安守一", unit.number(), "visit", Map.of("outcome", "problems", "note", "签字不全"));
        act(an, "安守一", unit.number(), "order", Map.of("department", "620402-zjj", "task", "补齐签字并公示"));
        var finding = findings.findings(check.id()).getFirst();
        assertThat(finding.due()).isNotNull();
        assertThat(text("/spot-checks/" + code)).contains("补齐签字并公示", "整改中");
        assertThatThrownBy(() -> act(an, "安守一", unit.number(), "close", Map.of()))
                .isInstanceOf(Refusal.class);

        act(town.who("周平"), "周平", finding.number(), "report", Map.of("result", "补齐了", "prevent", "每月抽签字"));
        act(an, "安守一", finding.number(), "accept", Map.of("verdict", "pass"));
        act(an, "安守一", unit.number(), "close", Map.of());

        var closed = findings.findings(check.id()).getFirst();
        assertThat(closed.closed()).isNotNull();
        assertThat(closed.late()).isFalse();
        var month = YearMonth.from(Shanghai.day(time.instant()));
        assertThat(text("/spot-checks/months/" + month)).contains("补齐签字并公示", "已整改");
        assertThat(mvc.get().uri("/spot-checks/months/2199-01")).hasStatus(404);
    }

    @Test
    void anAnnouncementIsInTheLogBeforeTheDrawAndNeverChanges() {
        var code = announced("查公章登记", 2);
        follow();
        checks.drawDue();
        var check = spots.find(code).orElseThrow();

        long index = log.indexOf(SpotChecks.CHRONICLE, code).orElseThrow();
        long size = Long.parseLong(
                String.valueOf(check.checkpoint()).lines().skip(1).findFirst().orElseThrow());
        assertThat(size).isGreaterThan(index);
        assertThatThrownBy(() -> jdbc.sql("update supervision.announcement set text = 'x' where code = :code")
                        .param("code", code)
                        .update())
                .hasMessageContaining("only ever added");
        assertThat(spots.units(check.id()))
                .hasSize(2)
                .extracting(SpotCheck.Drawn::code)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyUnitIsDrawnAboutAsOftenAsAnyOther() {
        var frame = IntStream.range(0, 10)
                .mapToObj(i -> new Sample.Unit("U" + i, "单位" + i))
                .toList();
        var counts = new int[10];
        for (int draw = 0; draw < 2000; draw++) {
            for (var unit : Sample.draw(frame, Sample.seed("secret", "root" + draw), 3)) {
                counts[Integer.parseInt(unit.code().substring(1))]++;
            }
        }

        // 600 expected; the draws are fixed by their names, so this comes out the same each time.
        assertThat(IntStream.of(counts).boxed()).allMatch(count -> count > 500 && count < 700);
    }

    @Test
    void onlyADisciplineOfficerAnnounces() {
        assertThat(mvc.get().uri("/work/spot-checks").with(As.staff(town.who("郑刚"), "郑刚")))
                .hasStatus(403);
        assertThat(mvc.get().uri("/work/spot-checks").with(As.staff(an, "安守一"))).hasStatusOk();
        assertThatThrownBy(() -> announced("", 1)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> announced("太多", 3)).isInstanceOf(Refusal.class);
    }

    private String announced(String subject, int size) {
        return checks.announce(new Announcement(
                SmallTown.COUNTY,
                subject,
                "样例",
                List.of(
                        new Candidate(SmallTown.VILLAGE.value(), "水川路社区"),
                        new Candidate(SmallTown.OTHER_VILLAGE.value(), "友好路社区")),
                size,
                "白银区纪委",
                time.instant()));
    }

    /** The log takes in what is new and signs it; a later checkpoint than any before. */
    private void follow() {
        Committed.await(journal, jdbc);
        time.advance(Duration.ofSeconds(11));
        rounds.stream().filter(each -> each.name().equals("evidence")).forEach(Rounds::round);
    }

    private void act(UUID person, String name, String number, String action, Map<String, Object> form) {
        var known = MatterNumber.parse(number).orElseThrow();
        var version = register.find(known).orElseThrow().version();
        matters.perform(new Step(known, action, version, form, new Actor.Officer(person, name), null, null));
    }

    private String text(String path) {
        try {
            return mvc.get().uri(path).exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
