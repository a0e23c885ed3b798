package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.exchange.GeoReport.Form;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Another program asks: cases 2, 4, 5 and 18 to 28 of the contract, each in XML and in JSON. */
@Pages
class Open311ListTests {

    private static final LocalDate LONG_AGO = LocalDate.of(2001, 3, 1);

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final ProgramAccess access;
    private final Matters matters;
    private final Register register;
    private final Procedures procedures;
    private final Command outlines;

    Open311ListTests(
            MockMvcTester mvc,
            SmallTown town,
            ProgramAccess access,
            Matters matters,
            Register register,
            Procedures procedures,
            @Qualifier("import outlines") Command outlines) {
        this.mvc = mvc;
        this.town = town;
        this.access = access;
        this.matters = matters;
        this.register = register;
        this.procedures = procedures;
        this.outlines = outlines;
    }

    @BeforeEach
    void settle() throws Exception {
        Open311Client.settle(town, access, mvc, outlines);
    }

    /** Case 2. */
    @ParameterizedTest
    @EnumSource
    void theServicesAreListedWithWhatTheyAre(Form form) throws Exception {
        var services = new Open311Client(mvc, form).get("services").ok();

        assertThat(services.all("service_code"))
                .contains("appeal", "small-matter", "trial-batch", "trial-blackbox")
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(100);
        assertThat(services.all("type")).contains("realtime", "batch", "blackbox");
        assertThat(services.rows()).allSatisfy(service -> {
            assertThat(service.get("metadata")).isEqualTo("true");
            assertThat(service.get("service_name")).isNotNull();
            assertThat(service.get("group")).isNotNull();
        });
    }

    /** Cases 4 and 5. */
    @ParameterizedTest
    @EnumSource
    void aDefinitionSaysOfEachAttributeWhatItIs(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var definition = client.get("services/trial-batch").ok().object();
        var attributes = Reply.list(definition.get("attributes"));

        assertThat(definition.get("service_code")).isEqualTo("trial-batch");
        assertThat(attributes.stream()
                        .map(each -> each.get("code") + " " + each.get("datatype") + " " + each.get("required")))
                .containsExactly(
                        "note text false",
                        "line string false",
                        "kind singlevaluelist true",
                        "groups multivaluelist false",
                        "count number false",
                        "day datetime false",
                        "urgent singlevaluelist false",
                        "topic singlevaluelist false",
                        "external_id string false");
        assertThat(attributes.stream().map(each -> String.valueOf(each.get("order"))))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(Reply.list(attributes.get(3).get("values")))
                .containsExactly(
                        Map.of("key", "x", "name", "子"),
                        Map.of("key", "y", "name", "丑"),
                        Map.of("key", "z", "name", "寅"));
        assertThat(Reply.list(attributes.getFirst().get("values"))).isEmpty();

        client.get("services/nothing").refused(404, "nothing");
    }

    /** Case 18. */
    @ParameterizedTest
    @EnumSource
    void aListIsOfNinetyDaysAtMost(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var old = opened(
                LONG_AGO.plusDays(10).atTime(23, 59, 30).atZone(Shanghai.ZONE).toInstant());
        var fresh = opened(null);

        assertThat(client.get("requests").ok().all("service_request_id"))
                .contains(fresh)
                .doesNotContain(old);
        assertThat(client.get("requests", "start_date", LONG_AGO + "T00:00:00+08:00")
                        .ok()
                        .all("service_request_id"))
                .contains(old)
                .doesNotContain(fresh);
        // Ninety days before and after, to the second.
        assertThat(client.get("requests", "end_date", "2001-06-09T23:59:30+08:00")
                        .ok()
                        .all("service_request_id"))
                .contains(old);
        assertThat(client.get("requests", "end_date", "2001-06-09T23:59:31+08:00")
                        .ok()
                        .all("service_request_id"))
                .doesNotContain(old);
        client.get("requests", "start_date", "2001-03-01T00:00:00Z", "end_date", "2001-05-30T00:00:00Z")
                .ok();
        client.get("requests", "start_date", "2001-03-01T00:00:00Z", "end_date", "2001-05-30T00:00:01Z")
                .refused(400, "90");
        client.get("requests", "start_date", "2001-03-02T00:00:00Z", "end_date", "2001-03-01T00:00:00Z")
                .refused(400, "start_date");
        for (var wrong : List.of("2001-03-01", "2001-03-01T00:00:00", "yesterday", "9".repeat(300))) {
            client.get("requests", "start_date", wrong).refused(400, "start_date");
        }
        // Around midnight the zone decides, and a plus sign may come as a blank.
        var day = LONG_AGO.plusDays(10);
        assertThat(client.get("requests", "start_date", day + "T23:59:00 08:00", "end_date", day + "T23:59:59 08:00")
                        .ok()
                        .all("service_request_id"))
                .contains(old);
        assertThat(client.get("requests", "start_date", day + "T23:59:00Z", "end_date", day + "T23:59:59Z")
                        .ok()
                        .all("service_request_id"))
                .isEmpty();
    }

    /** Case 19. */
    @ParameterizedTest
    @EnumSource
    void numbersOverrideEveryOtherArgument(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var old = opened(LONG_AGO.atTime(12, 0).atZone(Shanghai.ZONE).toInstant());
        var fresh = opened(null);

        assertThat(client.get(
                                "requests",
                                "service_request_id",
                                fresh + ", " + old + ",SQ620402-010101-000017,nonsense",
                                "status",
                                "closed",
                                "start_date",
                                "nonsense")
                        .ok()
                        .all("service_request_id"))
                .containsExactly(fresh, old);
    }

    /** Cases 20, 24 and 25. */
    @ParameterizedTest
    @EnumSource
    void aRequestIsOpenUntilItsMatterHasEnded(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var open = opened(null);
        var closed = open("doorway", Map.of("text", "一会儿就办结", "kind", "a"), null);
        act("李芳", closed, "finish", Map.of());

        var still = client.get("requests/" + open).ok().one();
        var matter = register.find(new MatterNumber(open)).orElseThrow();
        var due = Objects.requireNonNull(matter.nextDue(procedures.of(matter))).dueAt();
        assertThat(still.get("status")).isEqualTo("open");
        assertThat(still.get("status_notes")).isEqualTo("等待回电");
        assertThat(instant(still.get("expected_datetime"))).isEqualTo(due.truncatedTo(ChronoUnit.SECONDS));

        var ended = client.get("requests/" + closed).ok().one();
        assertThat(ended.get("status")).isEqualTo("closed");
        assertThat(ended.get("expected_datetime")).isNull();
        assertThat(instant(ended.get("updated_datetime")))
                .isEqualTo(Objects.requireNonNull(register.find(new MatterNumber(closed))
                                .orElseThrow()
                                .closedAt())
                        .truncatedTo(ChronoUnit.SECONDS));

        assertThat(client.get("requests", "status", "open").ok().all("service_request_id"))
                .contains(open)
                .doesNotContain(closed);
        assertThat(client.get("requests", "status", "closed").ok().all("service_request_id"))
                .contains(closed)
                .doesNotContain(open);
        assertThat(client.get("requests", "status", "closed,open").ok().all("service_request_id"))
                .contains(closed, open);
        client.get("requests", "status", "lost").refused(400, "lost");
    }

    /** Case 21: the newest first, and no more than a thousand. */
    @ParameterizedTest
    @EnumSource
    void noListHasMoreThanAThousand(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        client.get("requests", "page_size", "1001").refused(400, "1000");
        client.get("requests", "page_size", "0").refused(400);
        client.get("requests", "page", "9".repeat(30)).refused(400);
        var day = LONG_AGO.plusYears(form == Form.XML ? 1 : 2);
        var first = opened(day.atTime(8, 0).atZone(Shanghai.ZONE).toInstant());
        var second = opened(day.atTime(9, 0).atZone(Shanghai.ZONE).toInstant());
        var span = List.of("start_date", day + "T00:00:00+08:00", "end_date", day.plusDays(1) + "T00:00:00+08:00");

        assertThat(page(client, span, 1)).containsExactly(second);
        assertThat(page(client, span, 2)).contains(first).doesNotContain(second);
    }

    private List<String> page(Open311Client client, List<String> span, int page) throws Exception {
        var all = new ArrayList<>(span);
        all.addAll(List.of("page_size", "1", "page", Integer.toString(page)));
        return client.get("requests", all.toArray(String[]::new)).ok().all("service_request_id");
    }

    /** Cases 22 and 23. */
    @ParameterizedTest
    @EnumSource
    void oneRequestIsAListOfOneAndAnUnknownOneIsNone(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var number = opened(null);

        assertThat(client.get("requests/" + number).ok().all("service_request_id"))
                .containsExactly(number);
        client.get("requests/SQ620402-010101-000017").refused(404);
        client.get("requests/nonsense").refused(404, "nonsense");
    }

    /** Cases 26 and 27. */
    @ParameterizedTest
    @EnumSource
    void whatIsSealedIsNeverListedAndNobodyIsNamed(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var number = opened(null);
        var shut = open("doorway-shut", Map.of("text", "密件内容"), null);

        var list = client.get("requests").ok();
        assertThat(list.all("service_request_id")).contains(number).doesNotContain(shut);
        assertThat(list.raw()).doesNotContain("密件内容", "水管漏了三天", "13811112222", "赵大爷", "1号楼", "李芳");
        client.get("requests/" + shut).refused(404);
        assertThat(client.get("requests", "service_request_id", shut).ok().rows())
                .isEmpty();
        assertThat(client.get("requests", "service_code", "trial-blackbox").ok().rows())
                .isEmpty();

        var one = client.get("requests/" + number).ok().one();
        assertThat(one.get("description")).isNull();
        assertThat(one.get("address")).isEqualTo("白银区 · 人民路街道 · 水川路社区");
        assertThat(one.get("address_id")).isEqualTo(SmallTown.VILLAGE.value());
        assertThat(one.get("agency_responsible")).isEqualTo("水川路社区居委会");
    }

    @ParameterizedTest
    @EnumSource
    void aListIsNarrowedByServices(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var plain = opened(null);
        var sorted = open("appeal", Map.of("text", "垃圾没人收"), "城乡建设/城市建设和市政管理/园林绿化环卫");
        var row = client.get("requests/" + sorted).ok().one();
        var code = String.valueOf(row.get("service_code"));

        assertThat(code).startsWith("appeal-");
        assertThat(row.get("service_name")).isEqualTo("城市建设和市政管理");
        assertThat(client.get("requests", "service_code", code).ok().all("service_request_id"))
                .contains(sorted)
                .doesNotContain(plain);
        assertThat(client.get("requests", "service_code", "appeal").ok().all("service_request_id"))
                .contains(plain)
                .doesNotContain(sorted);
        assertThat(client.get("requests", "service_code", code + ",appeal").ok().all("service_request_id"))
                .contains(plain, sorted);
        assertThat(client.get("requests", "service_code", "nothing").ok().rows())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatChangedIsFoundHoweverOldItIs(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var old = opened(LONG_AGO.atTime(13, 0).atZone(Shanghai.ZONE).toInstant());
        var before = Instant.now().minus(Duration.ofSeconds(1)).toString();
        assertThat(client.get("requests", "updated_after", before).ok().all("service_request_id"))
                .doesNotContain(old);
        act("李芳", old, "call-back", Map.of("outcome", "reached"));

        assertThat(client.get("requests", "updated_after", before).ok().all("service_request_id"))
                .contains(old);
        assertThat(client.get("requests", "updated_before", before).ok().all("service_request_id"))
                .doesNotContain(old);
        client.get("requests", "updated_after", before, "start_date", before).refused(400);
    }

    private String opened(@Nullable Instant at) {
        return matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        null,
                        "code",
                        Map.of("text", "水管漏了三天", "phone", "13811112222", "name", "赵大爷"),
                        at == null ? new Actor.Resident(null, null) : new Actor.Replay("旧系统"),
                        null,
                        at))
                .number()
                .value();
    }

    private String open(String procedure, Map<String, Object> fields, @Nullable String category) {
        return matters.open(new Opening(
                        procedure,
                        SmallTown.VILLAGE,
                        category,
                        "api",
                        fields,
                        new Actor.Officer(town.who("李芳"), "李芳"),
                        null,
                        null))
                .number()
                .value();
    }

    private void act(String name, String number, String action, Map<String, Object> form) {
        var version = register.find(new MatterNumber(number)).orElseThrow().version();
        matters.perform(new Step(
                new MatterNumber(number), action, version, form, new Actor.Officer(town.who(name), name), null, null));
    }

    private static Instant instant(@Nullable Object text) {
        return OffsetDateTime.parse(String.valueOf(text)).toInstant();
    }
}
