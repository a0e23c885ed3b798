package org.gongzhi.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import tools.jackson.databind.json.JsonMapper;

/** An electronic sleeve, played by a small server on this machine that computes every signature by itself. */
@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, SealOffice.class})
class SleeveTests {

    private static final Instant AT_WORK = Instant.parse("2026-11-25T02:00:00Z");
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final SealOffice office;
    private final Seals seals;
    private final Custodies custodies;
    private final SleeveRounds rounds;
    private final SleeveController ear;
    private final AnomalyRepository anomalies;
    private final Signing signing;
    private final SmallTown town;
    private final JsonMapper json;
    private final TestTime.Movable time;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private HttpServer gateway = HttpServer.create();

    SleeveTests(
            SealOffice office,
            Seals seals,
            Custodies custodies,
            SleeveRounds rounds,
            SleeveController ear,
            AnomalyRepository anomalies,
            Signing signing,
            SmallTown town,
            JsonMapper json,
            TestTime.Movable time)
            throws IOException {
        this.office = office;
        this.seals = seals;
        this.custodies = custodies;
        this.rounds = rounds;
        this.ear = ear;
        this.anomalies = anomalies;
        this.signing = signing;
        this.town = town;
        this.json = json;
        this.time = time;
    }

    /** One command as it came over the wire. */
    private record Heard(String timestamp, String signature, String body) {}

    @BeforeEach
    void theGatewayListens() throws IOException {
        time.set(AT_WORK);
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/sleeves", exchange -> {
            var headers = exchange.getRequestHeaders();
            heard.add(new Heard(
                    headers.getFirst("X-Gongzhi-Timestamp"),
                    headers.getFirst("X-Gongzhi-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(answers.isEmpty() ? 202 : answers.remove(), -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void theGatewayIsSilent() {
        gateway.stop(0);
        time.set(Instant.now());
    }

    private Sleeves adapter() {
        var address = URI.create("http://localhost:" + gateway.getAddress().getPort() + "/sleeves");
        return new HttpSleeves(address, signing, json, time);
    }

    private Seal sleeved() {
        var wish = new Seals.Registration(
                "620402001006-wyh",
                "水川路社区居民委员会",
                "official",
                "刻制备案 样例",
                office.today().minusDays(400),
                "YZ-" + NEXT.incrementAndGet());
        var seal = seals.register(wish, town.who("陈静"));
        custodies.handOver(seal.code(), town.who("李芳"), "交接", town.who("陈静"));
        return seal;
    }

    @Test
    void aSleeveOpensForWhatWasApprovedAndClosesAfterTheUse() throws Exception {
        var seal = sleeved();
        var number = office.approved(seal, Map.of("impressions", "2"));
        answers.add(503);
        rounds.round(adapter());
        rounds.round(adapter());
        assertThat(heard).hasSize(1);
        time.advance(Duration.ofMinutes(1));
        rounds.round(adapter());
        office.act("李芳", number, "use", office.shots(2));
        rounds.round(adapter());

        assertThat(heard).hasSize(3);
        var commands = heard.stream().map(one -> json.readTree(one.body())).toList();
        assertThat(commands)
                .extracting(one -> one.path("command").asString())
                .containsExactly("allow", "allow", "close");
        assertThat(commands.getFirst().path("id")).isEqualTo(commands.get(1).path("id"));
        assertThat(commands.getFirst().path("impressions").asInt()).isEqualTo(2);
        for (var one : heard) {
            assertThat(one.signature())
                    .isEqualTo(sign(String.valueOf(seal.sleeve()), "/sleeves", one.timestamp(), one.body()));
        }
    }

    @Test
    void whatASleeveCountsBeyondTheApprovalOrWithoutOneIsFollowed() throws Exception {
        var seal = sleeved();
        var number = office.approved(seal, Map.of("impressions", "2"));

        say(seal, "1", number, "impression", 2);
        say(seal, "1", number, "impression", 2);
        assertThat(kinds(number)).isEmpty();
        say(seal, "2", number, "impression", 1);
        assertThat(kinds(number)).containsExactly(Anomaly.Kind.EXCESS);
        say(seal, "3", number, "forced", 0);
        office.act("李芳", number, "use", office.shots(2));

        assertThat(kinds(number)).containsExactlyInAnyOrder(Anomaly.Kind.EXCESS, Anomaly.Kind.SLEEVE);
        var waiting = office.apply(seal, Map.of());
        say(seal, "4", waiting, "impression", 1);
        assertThat(kinds(waiting)).containsExactly(Anomaly.Kind.NO_APPLICATION);
    }

    @Test
    void aMessageThatIsForgedOldOrOfNobodyIsRefusedAndChangesNothing() throws Exception {
        var seal = sleeved();
        var number = office.approved(seal, Map.of());
        var body = body(seal, "1", number, "impression", 9);
        var now = Long.toString(time.instant().getEpochSecond());
        var early = Long.toString(time.instant().getEpochSecond() - 400);
        var sleeve = String.valueOf(seal.sleeve());

        refused("seal.sleeve.signature", body, now, "sha256=00");
        refused("seal.sleeve.signature", body, early, sign(sleeve, SleeveController.PATH, early, body));
        refused("seal.sleeve.signature", body, now, sign("YZ-other", SleeveController.PATH, now, body));
        refused("seal.sleeve.message", "{\"sleeve\": \"x\"", now, "sha256=00");
        var nobodys = body.replace(sleeve, "YZ-nobody");
        refused("seal.sleeve.unknown", nobodys, now, sign("YZ-nobody", SleeveController.PATH, now, nobodys));

        assertThat(kinds(number)).isEmpty();
    }

    private void refused(String code, String body, String timestamp, String signature) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ear.hear(body, timestamp, signature))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void say(Seal seal, String id, MatterNumber number, String event, int count) throws Exception {
        var body = body(seal, id, number, event, count);
        var now = Long.toString(time.instant().getEpochSecond());
        assertThat(ear.hear(body, now, sign(String.valueOf(seal.sleeve()), SleeveController.PATH, now, body))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    private String body(Seal seal, String id, MatterNumber number, String event, int count) {
        return """
                {"sleeve": "%s", "id": "%s", "use": "%s", "event": "%s", "count": %d, "at": "%s"}
                """.formatted(seal.sleeve(), id, number, event, count, time.instant());
    }

    private List<Anomaly.Kind> kinds(MatterNumber number) {
        return anomalies.of(List.of(number)).stream().map(Anomaly::kind).toList();
    }

    /** As {@code docs/seals.md} says it, written anew. */
    private String sign(String sleeve, String path, String timestamp, String body) throws GeneralSecurityException {
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(signing.secret(sleeve).getBytes(UTF_8), "HmacSHA256"));
        var signed = "POST\n" + path + "\n" + timestamp + "\n" + digest;
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
    }
}
