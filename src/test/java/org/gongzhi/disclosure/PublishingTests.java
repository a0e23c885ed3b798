package org.gongzhi.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.gongzhi.evidence.Log;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Occasions;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Each test takes a month of its own in the year 2031: what was published stands for ever. */
@Pages
class PublishingTests {

    private static final String MONEY = "income-expense";
    private static final int FASTER = 20;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final DueCheck check;
    private final DueRepository due;
    private final Archiving archiving;
    private final Publications publications;
    private final Versions versions;
    private final Tallies tallies;
    private final Questions questions;
    private final Subscribers subscribers;
    private final OpenNews news;
    private final DueDays days;
    private final OpenDataset data;
    private final OpenCache cache;
    private final Log log;
    private final Matters matters;
    private final Register register;
    private final JdbcClient jdbc;
    private final MockMvcTester mvc;
    private final SmallTown town;
    private final TestTime.Movable time;

    @LocalServerPort
    private int port;

    PublishingTests(
            DueCheck check,
            DueRepository due,
            Archiving archiving,
            Publications publications,
            Versions versions,
            Tallies tallies,
            Questions questions,
            Subscribers subscribers,
            OpenNews news,
            DueDays days,
            OpenDataset data,
            OpenCache cache,
            Log log,
            Matters matters,
            Register register,
            JdbcClient jdbc,
            MockMvcTester mvc,
            SmallTown town,
            TestTime.Movable time) {
        this.check = check;
        this.due = due;
        this.archiving = archiving;
        this.publications = publications;
        this.versions = versions;
        this.tallies = tallies;
        this.questions = questions;
        this.subscribers = subscribers;
        this.news = news;
        this.days = days;
        this.data = data;
        this.cache = cache;
        this.log = log;
        this.matters = matters;
        this.register = register;
        this.jdbc = jdbc;
        this.mvc = mvc;
        this.town = town;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        town.settle();
    }

    @AfterEach
    void timeIsItselfAgain() {
        time.set(InstantSource.system().instant());
    }

    @Test
    void aDraftIsPublishedByTheCommitteeStaysUpAndIsCorrectedOnlyByANewVersion() {
        var slot = planned(SmallTown.VILLAGE, MONEY, "2031-03");
        assertThat(due.find(slot).orElseThrow().dueOn()).hasToString("2031-04-10");

        assertThat(post("李芳", slot.workPath(), typed("房租收入", "12,000", "", "李芳", 0)))
                .hasStatus3xxRedirection();
        assertThat(post("赵敏", slot.workPath(), typed("改别人的", "1", "", "", 1))).hasStatus(403);
        assertThat(page("李芳", slot.workPath() + "/check")).contains("房租收入", "12,000.00", "李*");
        assertThat(post("李芳", slot.workPath() + "/check", Map.of("edition", "1", "names", "true")))
                .hasStatus(422);
        assertThat(submit("李芳", slot, 1)).hasStatus3xxRedirection();
        assertThat(open("/m/" + due.find(slot).orElseThrow().number()))
                .as("nobody outside reads what is not yet published")
                .contains("送监督委员会审核")
                .doesNotContain("房租收入");
        assertThat(post("李芳", slot.workPath(), typed("趁审核改", "1", "", "", 2))).hasStatus(409);
        assertThat(review("李芳", slot, "pass"))
                .as("who wrote it does not review it")
                .hasStatus(403);
        assertThat(review("陈静", slot, "fail")).hasStatus3xxRedirection();
        assertThat(submit("王强", slot, 2)).hasStatus3xxRedirection();
        assertThat(versions.all(slot)).isEmpty();
        assertThat(review("陈静", slot, "pass")).hasStatus3xxRedirection();

        var first = versions.all(slot).getFirst();
        assertThat(first.paper().rows()).containsExactly(List.of("房租收入", "12000.00", "", "李*", "", "", ""));
        assertThat(first.postedUntil()).isAfterOrEqualTo(day(15));
        archiving.archive();
        assertThat(due.find(slot).orElseThrow().archived()).isFalse();
        assertThat(post("李芳", slot.workPath(), typed("偷偷改", "1", "", "", 0))).hasStatus(409);

        assertThat(post("李芳", slot.workPath() + "/correct", Map.of("reason", "漏了一笔支出")))
                .hasStatus3xxRedirection();
        assertThat(versions.find(slot, 1))
                .as("what was published stays up meanwhile")
                .isPresent();
        assertThat(post("李芳", slot.workPath(), typed("房租收入", "12000", "300", "李*", 1)))
                .hasStatus3xxRedirection();
        submit("李芳", slot, 2);
        review("陈静", slot, "pass");
        assertThat(versions.all(slot)).extracting(Version::version).containsExactly(2, 1);
        assertThat(versions.all(slot).getFirst().paper().reason()).isEqualTo("漏了一笔支出");
        assertThat(versions.find(slot, 1).orElseThrow().digest()).isEqualTo(first.digest());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("update disclosure.version set heading = '改'").update());

        time.advance(Duration.ofDays(60));
        archiving.archive();
        var now = due.find(slot).orElseThrow();
        assertThat(now.archived()).isTrue();
        assertThat(register.find(new MatterNumber(String.valueOf(now.number())))
                        .orElseThrow()
                        .state())
                .isEqualTo("archived");
    }

    @Test
    void whatNobodyPublishedIsLateTheDayAfterItsLastAndTheCountsAreThoseOfTheTable() {
        var slot = planned(SmallTown.VILLAGE, MONEY, "2031-05");
        time.set(Instant.parse("2031-06-10T15:59:00Z"));
        check.mark(org.gongzhi.kernel.Shanghai.day(time.instant()));
        assertThat(due.find(slot).orElseThrow().state()).isEqualTo(Due.State.WAITING);
        time.set(Instant.parse("2031-06-10T16:01:00Z"));
        check.mark(org.gongzhi.kernel.Shanghai.day(time.instant()));
        assertThat(due.find(slot).orElseThrow().state()).isEqualTo(Due.State.LATE);

        publish(slot, "迟到的账");
        var tally = tallies.of(SmallTown.VILLAGE, "2031-05");
        var rows = due.ofMonth(SmallTown.VILLAGE, "2031-05");
        assertThat(tally.due()).isEqualTo(rows.size());
        assertThat(tally.done()).isOne();
        assertThat(tally.inTime()).isZero();
        assertThat(tally.late())
                .isEqualTo(rows.stream()
                        .filter(one -> one.state() == Due.State.LATE)
                        .count());
        assertThat(page("陈静", "/work/open/620402001?month=2031-05")).contains("水川路社区", "迟公开", "逾期");
        assertThat(page("李芳", "/work")).contains("逾期未公开");
        assertThat(get("赵敏", "/work/open/620402001?month=2031-05")).hasStatus(403);
    }

    @Test
    void planningTwiceLaysDownNothingTwiceAndAQuarterIsDueInItsLastMonth() {
        planned(SmallTown.VILLAGE, MONEY, "2031-08");
        assertThat(check.plan(YearMonth.of(2031, 8), place -> place.code().isWithin(SmallTown.COUNTY)))
                .isZero();
        assertThat(due.ofMonth(SmallTown.VILLAGE, "2031-08"))
                .extracting(one -> one.slot().item())
                .contains(MONEY)
                .doesNotContain("service-fund");
        planned(SmallTown.VILLAGE, MONEY, "2031-09");
        assertThat(due.ofMonth(SmallTown.VILLAGE, "2031-09"))
                .extracting(one -> one.slot().period().key())
                .contains("2031-09", "2031-Q3");
    }

    @Test
    void whatHappenedIsDueAtOnceAndTheGenericPageCannotSendSomethingElse() {
        time.set(Instant.parse("2031-11-03T02:00:00Z"));
        var answer = post(
                "李芳",
                "/work/open/" + SmallTown.VILLAGE,
                Map.of("item", "projects", "title", "单元门更换", "day", "2031-11-02"));
        assertThat(answer).hasStatus3xxRedirection();
        assertThat(post(
                        "李芳",
                        "/work/open/" + SmallTown.VILLAGE,
                        Map.of("item", "balance", "title", "", "day", "2031-12-02")))
                .hasStatus(422);
        var slot = new Slot(SmallTown.VILLAGE, "projects", Period.of("2031-11-02-1"));
        assertThat(due.find(slot).orElseThrow().dueOn()).hasToString("2031-11-07");

        publications.save(slot, new Contents("换了 12 扇单元门。", List.of(), List.of()), 0);
        publications.submit(slot, officer("李芳"), null);
        publications.review(slot, Map.of("verdict", "fail"), officer("陈静"), null);
        var number =
                new MatterNumber(String.valueOf(due.find(slot).orElseThrow().number()));
        var version = register.find(number).orElseThrow().version();
        assertThat(post(
                        "李芳",
                        "/work/m/" + number + "/submit",
                        Map.of("version", String.valueOf(version), "content", "别的内容")))
                .hasStatus(409);
    }

    /** Whoever may not even look is refused at each address of a publication, and so is the colleague next door. */
    @Test
    void nobodyReachesAnotherVillagesDraft() {
        var slot = planned(SmallTown.VILLAGE, MONEY, "2031-12");
        for (var path : List.of("", "/check", "/table.xlsx", "/originals/00000000-0000-7000-8000-000000000000")) {
            assertThat(get("赵敏", slot.workPath() + path)).as(path).hasStatus(403);
        }
        for (var path : List.of("", "/check", "/review", "/correct", "/table", "/originals")) {
            assertThat(post("赵敏", slot.workPath() + path, Map.of("edition", "0", "verdict", "pass", "reason", "x")))
                    .as(path)
                    .hasStatus(403);
        }
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> publications.submit(slot, officer("赵敏"), null));
    }

    @Test
    void aKeptPageNeverOutlivesWhatItSays() {
        var slot = planned(SmallTown.VILLAGE, MONEY, "2032-02");
        publish(slot, "先说一遍");
        assertThat(open(slot.path())).contains("先说一遍").doesNotContain("再说一遍");
        var overTime = "/open/" + SmallTown.VILLAGE + "/" + MONEY;
        assertThat(open(overTime)).contains("2032年2月").doesNotContain("2032年1月");
        var tag = tag(mvc.get().uri(slot.path()).exchange());
        var again = mvc.get().uri(slot.path()).header("If-None-Match", tag).exchange();
        while (!tag.equals(tag(again))) {
            // It changes once by itself: when the public log covers what it shows.
            tag = tag(again);
            again = mvc.get().uri(slot.path()).header("If-None-Match", tag).exchange();
        }
        assertThat(again).hasStatus(304);

        publications.correct(slot, "说错了", officer("李芳"));
        publications.save(slot, new Contents("再说一遍", List.of(), List.of()), 1);
        publications.submit(slot, officer("李芳"), null);
        publications.review(slot, Map.of("verdict", "pass"), officer("陈静"), null);
        assertThat(open(slot.path())).contains("再说一遍", "更正理由：说错了");
        publish(planned(SmallTown.VILLAGE, MONEY, "2032-01"), "补发的一期");
        assertThat(open(overTime)).contains("2032年1月");
        assertThat(open("/open/620402")).doesNotContain("先说一遍");
        assertThat(open(slot.path() + "/v1")).contains("先说一遍", "这是旧版本");
    }

    @Test
    void feedCalendarAndOpenDataTellOfItWithoutAnybodyWriting() {
        var slot = planned(SmallTown.VILLAGE, MONEY, "2032-08");
        assertThat(days.between("620402001", LocalDate.parse("2032-09-01"), LocalDate.parse("2032-09-30")))
                .anyMatch(one -> one.title().contains("2032年8月居委会经费收支明细")
                        && one.when().equals(new Occasions.When.Day(LocalDate.parse("2032-09-10"))));
        publish(slot, "给大家订阅");
        assertThat(news.newest("6204", 1_000))
                .anyMatch(one -> one.href().equals(slot.path()) && one.title().contains("2032年8月"));
        assertThat(days.between(
                        SmallTown.VILLAGE.value(), LocalDate.parse("2032-09-01"), LocalDate.parse("2032-09-30")))
                .noneMatch(one -> one.title().contains("居委会经费收支明细"));

        var found = 0;
        for (var rows = data.after(null, 50);
                !rows.isEmpty();
                rows = data.after(rows.getLast().cursor(), 50)) {
            found += (int) rows.stream()
                    .filter(row -> row.cells().get(0).equals(SmallTown.VILLAGE.value())
                            && row.cells().get(2).equals("2032-08")
                            && row.cells().get(4).equals("done"))
                    .count();
        }
        assertThat(found).isOne();
        assertThat(data.after("随便/写/的/什么", 1)).hasSize(1);
    }

    @Test
    void whoeverAskedForItIsToldOnceInTheEveningAndNoMoreAfterLeaving() {
        var phone = new Phone("13700007777");
        var slot = planned(SmallTown.VILLAGE, MONEY, "2032-10");
        subscribers.add(SmallTown.VILLAGE, phone);
        publish(slot, "晚上再说");
        assertThat(subscribers.tell()).as("at ten in the morning").isZero();
        time.set(Instant.parse("2032-10-20T10:30:00Z"));
        var before = told();
        assertThat(subscribers.tell()).isOne();
        subscribers.tell();
        assertThat(told()).as("however often the round comes by").isEqualTo(before + 1);
        subscribers.remove(SmallTown.VILLAGE, phone);
        assertThat(subscribers.tell()).isZero();
        assertThat(mvc.post().uri("/open/" + SmallTown.VILLAGE + "/subscribe").with(csrf()))
                .hasStatus(403);
    }

    private long told() {
        return jdbc.sql("select count(*) from notice.outbox where template = 'disclosure-published'")
                .query(Long.class)
                .single();
    }

    @Test
    void aQuestionIsAnsweredUnderThePublicationAndKeepsNoNumberInSight() {
        var slot = planned(SmallTown.VILLAGE, MONEY, "2032-04");
        publish(slot, "请人刷墙花了三百元");
        assertThat(open(slot.path())).contains("还没有人提问");
        var asked = mvc.post()
                .uri(slot.path() + "/ask")
                .with(csrf())
                .param("text", "墙在哪里？打我电话 13800001234")
                .param("key", "018f0000-0000-7000-8000-00000000ab01")
                .exchange();
        assertThat(asked).hasStatus(303);
        assertThat(mvc.post().uri(slot.path() + "/ask").with(csrf()).param("text", ""))
                .hasStatus(422);
        var number = new MatterNumber(questions.of(slot).getFirst().number());
        assertThat(open("/m/" + number)).doesNotContain("墙在哪里");
        matters.perform(new Step(number, "answer", 1, Map.of("answer", "三号楼一单元"), officer("李芳"), null, null));

        cache.changed(SmallTown.VILLAGE.value());
        assertThat(open(slot.path())).contains("三号楼一单元", "138****1234").doesNotContain("13800001234");
    }

    @Test
    void theReceiptProvesTheFileThatEverybodyMayFetch(@TempDir Path folder) throws Exception {
        var slot = planned(SmallTown.VILLAGE, MONEY, "2032-06");
        publish(slot, "存证的一笔");
        var record = slot.record(1);
        time.advance(Duration.ofMinutes(1));
        // The log's own follower brings it up to date within a second and signs by this clock, which runs faster here.
        var begun = time.instant();
        var since = System.nanoTime();
        while (log.indexOf(ProvableVersions.NAME, record).isEmpty()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            time.set(begun.plusNanos(FASTER * (System.nanoTime() - since)));
        }
        var base = "http://localhost:" + port;
        var receipt =
                Files.writeString(folder.resolve("r.tlog-proof"), fetch(base + "/log/record/disclosure/" + record));
        var file = fetch(base + slot.path() + "/v1.json");
        assertThat(Sha256.hex(file))
                .isEqualTo(versions.find(record).orElseThrow().digest());
        assertThat(new String(java.util.Base64.getDecoder().decode(extra(Files.readString(receipt))), UTF_8))
                .contains("\"sha256\":\"" + Sha256.hex(file) + "\"");

        var verified = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "bin/VerifyLog.java",
                        base + "/log",
                        "--key",
                        fetch(base + "/log/key").strip(),
                        receipt.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(verified.getInputStream().readAllBytes(), UTF_8))
                .contains("PASS receipt")
                .endsWith("PASS\n");
    }

    private static String extra(String receipt) {
        return receipt.lines()
                .filter(line -> line.startsWith("extra "))
                .findFirst()
                .orElseThrow()
                .substring(6);
    }

    private static String fetch(String address) throws Exception {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofString(UTF_8))
                    .body();
        }
    }

    private static String tag(MvcTestResult answer) {
        return String.valueOf(answer.getResponse().getHeader("ETag"));
    }

    private String open(String address) {
        var answer = mvc.get().uri(address).exchange();
        assertThat(answer).as(address).hasStatusOk();
        return Visitor.text(answer);
    }

    Slot planned(PlaceCode village, String item, String month) {
        time.set(Instant.parse(month + "-20T02:00:00Z"));
        check.plan(YearMonth.parse(month), place -> place.code().isWithin(SmallTown.COUNTY));
        return new Slot(village, item, Period.of(month));
    }

    void publish(Slot slot, String summary) {
        publications.save(slot, new Contents(summary, List.of(), List.of()), 0);
        publications.submit(slot, officer("李芳"), null);
        publications.review(slot, Map.of("verdict", "pass"), officer("陈静"), null);
    }

    private java.time.LocalDate day(int later) {
        return org.gongzhi.kernel.Shanghai.day(time.instant()).plusDays(later);
    }

    private Actor officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }

    private static Map<String, String> typed(String first, String income, String spent, String who, int edition) {
        var typed = new HashMap<String, String>();
        typed.put("cell-0-0", first);
        typed.put("cell-0-1", income);
        typed.put("cell-0-2", spent);
        typed.put("cell-0-3", who);
        typed.put("cell-1-0", "");
        typed.put("edition", String.valueOf(edition));
        typed.put("summary", "");
        return typed;
    }

    private MvcTestResult submit(String name, Slot slot, int edition) {
        return post(
                name,
                slot.workPath() + "/check",
                Map.of("edition", String.valueOf(edition), "names", "true", "looked", "true"));
    }

    private MvcTestResult review(String name, Slot slot, String verdict) {
        return post(name, slot.workPath() + "/review", Map.of("verdict", verdict));
    }

    private MvcTestResult get(String name, String address) {
        return mvc.get().uri(address).with(As.staff(town.who(name), name)).exchange();
    }

    private String page(String name, String address) {
        var answer = get(name, address);
        assertThat(answer).as(address).hasStatusOk();
        return Visitor.text(answer);
    }

    private MvcTestResult post(String name, String address, Map<String, String> form) {
        var request =
                mvc.post().uri(address).with(As.staff(town.who(name), name)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
