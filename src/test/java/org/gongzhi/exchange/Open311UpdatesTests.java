package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.exchange.GeoReport.Form;
import org.gongzhi.kernel.Command;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * What happened to requests, told and added to: the update extension, and case 32, the calls FixMyStreet makes in their
 * order.
 */
@Pages
class Open311UpdatesTests {

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final ProgramAccess access;
    private final Matters matters;
    private final Register register;
    private final Open311Inward inward;
    private final Command outlines;
    private String key = "";

    Open311UpdatesTests(
            MockMvcTester mvc,
            SmallTown town,
            ProgramAccess access,
            Matters matters,
            Register register,
            Open311Inward inward,
            @Qualifier("import outlines") Command outlines) {
        this.mvc = mvc;
        this.town = town;
        this.access = access;
        this.matters = matters;
        this.register = register;
        this.inward = inward;
        this.outlines = outlines;
    }

    @BeforeEach
    void settle() throws Exception {
        key = Open311Client.settle(town, access, mvc, outlines);
    }

    @ParameterizedTest
    @EnumSource
    void everyPublishedStepIsToldOnceAndNothingThatWasSaid(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var before = Instant.now().minusSeconds(1).toString();
        var number = sent(client);
        act("李芳", number, "call-back", Map.of("outcome", "reached", "note", "电话里说了家里的事"));
        act("李芳", number, "note", Map.of("note", "内部记录一条"));
        act("李芳", number, "finish", Map.of("result", "水管已换新"));

        var updates = client.get("servicerequestupdates", "start_date", before).ok();
        var own = updates.rows().stream()
                .filter(row -> number.equals(row.get("service_request_id")))
                .toList();
        assertThat(own.stream()
                        .map(row -> row.get("update_id") + " " + row.get("status") + " "
                                + row.get("external_status_code") + " " + row.get("description")))
                .containsExactly(
                        number + ":2 INVESTIGATING contacted 社区给您回了电话", number + ":4 FIXED verifying 办理完成，等待核验");
        assertThat(updates.raw()).doesNotContain("家里的事", "内部记录", "水管已换新", "李芳");
        assertThat(client.get("servicerequestupdates", "end_date", before).ok().all("service_request_id"))
                .doesNotContain(number);
        client.get("servicerequestupdates", "start_date", "2001-01-01T00:00:00Z", "end_date", "2001-06-01T00:00:00Z")
                .refused(400, "90");
    }

    @ParameterizedTest
    @EnumSource
    void aSenderAddsToARequestOnce(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var number = sent(client);
        var own = UUID.randomUUID().toString();
        var first = update(
                        client,
                        "service_request_id",
                        number,
                        "update_id",
                        own,
                        "status",
                        "OPEN",
                        "description",
                        "又漏了",
                        "updated_datetime",
                        "2026-11-25T08:00:00+08:00")
                .ok();

        assertThat(first.one()).containsOnlyKeys("update_id").containsEntry("update_id", number + ":2");
        act("李芳", number, "call-back", Map.of("outcome", "reached"));
        assertThat(update(
                                client,
                                "service_request_id",
                                number,
                                "update_id",
                                own,
                                "status",
                                "OPEN",
                                "description",
                                "又漏了")
                        .ok()
                        .text("update_id"))
                .isEqualTo(number + ":2");
        var matter = register.find(new MatterNumber(number)).orElseThrow();
        assertThat(matter.version()).isEqualTo(3);
        assertThat(register.history(matter).get(1).form()).isEqualTo(Map.of("text", "又漏了", "status", "open"));
        update(client, "service_request_id", number, "update_id", own, "description", "说的是另一件")
                .refused(400, "标识");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongWithAnUpdateIsSaid(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var number = sent(client);
        client.post("servicerequestupdates", "service_request_id", number, "update_id", "1", "status", "OPEN")
                .refused(403, "api_key");
        update(client, "update_id", "1", "status", "OPEN").refused(400, "service_request_id");
        update(client, "service_request_id", number, "status", "OPEN").refused(400, "update_id");
        update(client, "service_request_id", number, "update_id", "1").refused(400, "description");
        update(client, "service_request_id", number, "update_id", "1", "status", "WHATEVER")
                .refused(400, "status");
        update(client, "service_request_id", number, "update_id", "1", "status", "OPEN", "updated_datetime", "today")
                .refused(400, "updated_datetime");
        update(client, "service_request_id", number, "update_id", "1", "description", "水".repeat(4001))
                .refused(400, "description");
        update(client, "service_request_id", "SQ620402-010101-000017", "update_id", "1", "status", "OPEN")
                .refused(404);
        access.employ("open311-there", "community-officer", SmallTown.OTHER_VILLAGE, "620402001007-wyh");
        client.post(
                        "servicerequestupdates",
                        "api_key",
                        access.token(mvc, "open311-there"),
                        "service_request_id",
                        number,
                        "update_id",
                        "1",
                        "status",
                        "OPEN")
                .refused(404);
    }

    /** Case 32. */
    @ParameterizedTest
    @EnumSource
    void theCallsOfFixMyStreetSucceedInTheirOrder(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        var services = client.get("services", "jurisdiction_id", "anything").ok();
        assertThat(services.all("service_code")).contains("trial-batch");
        client.get("services/trial-batch", "jurisdiction_id", "anything").ok();
        var problem = UUID.randomUUID().toString();
        var posted = client.post(
                        "requests",
                        "api_key",
                        key,
                        "jurisdiction_id",
                        "anything",
                        "service_code",
                        "trial-batch",
                        "deviceid",
                        "fixmystreet",
                        "lat",
                        Open311Client.LAT,
                        "long",
                        Open311Client.LONG,
                        "email",
                        "somebody@example.org",
                        "first_name",
                        "Mary",
                        "last_name",
                        "Smith",
                        "phone",
                        "13800004444",
                        "description",
                        "路面有坑",
                        "media_url",
                        "https://example.org/1.jpeg",
                        "attribute[kind]",
                        "a",
                        "attribute[fixmystreet_id]",
                        problem)
                .ok();
        inward.round();
        var token = Objects.requireNonNull(posted.text("token"));
        var number = Objects.requireNonNull(client.get("tokens/" + token).ok().text("service_request_id"));
        var before = Instant.now().minusSeconds(1).toString();
        act("李芳", number, "finish", Map.of());

        var updates = client.get(
                        "servicerequestupdates",
                        "jurisdiction_id",
                        "anything",
                        "api_key",
                        key,
                        "start_date",
                        before,
                        "end_date",
                        Instant.now().plusSeconds(60).toString())
                .ok();
        assertThat(updates.rows()).anySatisfy(row -> {
            assertThat(row.get("service_request_id")).isEqualTo(number);
            assertThat(row.get("status")).isEqualTo("CLOSED");
        });
        assertThat(client.get("requests/" + number).ok().text("status")).isEqualTo("closed");
        assertThat(client.get("requests").ok().raw()).doesNotContain("Mary", "Smith", "example.org", "13800004444");
    }

    private String sent(Open311Client client) throws Exception {
        return Objects.requireNonNull(client.post(
                        "requests",
                        "api_key",
                        key,
                        "service_code",
                        "appeal",
                        "address_id",
                        SmallTown.VILLAGE.value(),
                        "description",
                        "水管漏水")
                .ok()
                .text("service_request_id"));
    }

    private Reply update(Open311Client client, String... namesAndValues) throws Exception {
        var all = new ArrayList<>(List.of("api_key", key));
        all.addAll(List.of(namesAndValues));
        return client.post("servicerequestupdates", all.toArray(String[]::new));
    }

    private void act(String name, String number, String action, Map<String, Object> form) {
        var version = register.find(new MatterNumber(number)).orElseThrow().version();
        matters.perform(new Step(
                new MatterNumber(number), action, version, form, new Actor.Officer(town.who(name), name), null, null));
    }
}
