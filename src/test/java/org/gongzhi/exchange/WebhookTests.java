package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongzhi.exchange.Webhooks.Made;
import org.gongzhi.exchange.Webhooks.Wish;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.Committed;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SameShape;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A program elsewhere is told of every public step, in order, until it says that it has it. */
@Pages
class WebhookTests {

    private static final Pattern SHOWN = Pattern.compile("```http\\n(.*?)```", Pattern.DOTALL);
    private static final SignedIn ADMIN = new SignedIn(
            new UUID(0, 1), "test", "系统管理员", AccountKind.SYSTEM_ADMIN, "", AccountKind.SYSTEM_ADMIN.rights());

    private final Webhooks webhooks;
    private final WebhookRepository repository;
    private final WebhookSender sender;
    private final WebhookConsent consent;
    private final Deliveries deliveries;
    private final Matters matters;
    private final Journal journal;
    private final SmallTown town;
    private final InstantSource clock;
    private final JsonMapper json;
    private final JdbcClient jdbc;
    private final List<UUID> made = new ArrayList<>();
    private final Receiver receiver;

    WebhookTests(
            Webhooks webhooks,
            WebhookRepository repository,
            WebhookSender sender,
            WebhookConsent consent,
            Deliveries deliveries,
            Matters matters,
            Journal journal,
            SmallTown town,
            InstantSource clock,
            JsonMapper json,
            JdbcClient jdbc)
            throws Exception {
        this.webhooks = webhooks;
        this.repository = repository;
        this.sender = sender;
        this.consent = consent;
        this.deliveries = deliveries;
        this.matters = matters;
        this.journal = journal;
        this.town = town.settle();
        this.clock = clock;
        this.json = json;
        this.jdbc = jdbc;
        this.receiver = new Receiver();
    }

    @BeforeEach
    void nobodyElseSends() {
        sender.lines.acquireUninterruptibly(WebhookSender.AT_ONCE);
        Committed.await(journal, jdbc);
    }

    @AfterEach
    void endAll() {
        made.forEach(id -> webhooks.end(id, ADMIN));
        receiver.close();
        sender.lines.release(WebhookSender.AT_ONCE);
    }

    @Test
    void everyPublicStepArrivesOnceAndInOrderAndTellsNothingElse() {
        var hook = hook("");
        var number = report("井盖被人挪开了，请找王五，电话13812345678");
        reach(number);

        deliver(hook, Duration.ZERO);
        deliver(hook, Duration.ofSeconds(2));

        assertThat(receiver.ids()).containsExactly(number + ":1", number + ":2");
        var first = json.readTree(receiver.got().getFirst().body());
        assertThat(receiver.got().getFirst().said("content-type")).startsWith("application/cloudevents+json");
        assertThat(receiver.got().getFirst().path()).isEqualTo("/hook?k=1");
        assertThat(first.get("specversion").asString()).isEqualTo("1.0");
        assertThat(first.get("id").asString()).isEqualTo(number + ":1");
        assertThat(first.get("source").asString()).endsWith("/");
        assertThat(first.get("type").asString()).isEqualTo("org.gongzhi.matter.opened");
        assertThat(first.get("subject").asString()).isEqualTo(number.value());
        assertThat(first.get("time").asString()).endsWith("Z");
        assertThat(first.get("data").get("place").asString()).isEqualTo(SmallTown.VILLAGE.value());
        receiver.got()
                .forEach(each -> assertThat(new String(each.body(), UTF_8))
                        .doesNotContain("井盖", "王五", "13812345678", "李芳", SmallTown.BUILDING.value()));
    }

    @Test
    void theReceiverCanTellThatItWasUsAndWhen() throws Exception {
        var hook = hook("");
        report("垃圾桶又满了");

        deliver(hook, Duration.ZERO);

        var got = receiver.got().getFirst();
        var mac = Mac.getInstance("HmacSHA256");
        var secret = hook.secret().substring("whsec_".length());
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        mac.update((got.id() + "." + got.said("webhook-timestamp") + ".").getBytes(UTF_8));
        assertThat(got.said("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(got.body())));
    }

    @Test
    void nothingIsSentBeforeTheOtherSideSaysThatItWantsIt() {
        receiver.willConsent(Map.of("Allow", "GET, POST, OPTIONS"));
        var hook = hook("");
        var number = report("先问一声再推送");
        deliver(hook, Duration.ZERO);
        receiver.willConsent(Map.of("WebHook-Allowed-Origin", "somebody.else.example"));
        claimAt(hook, dueAt(hook)).forEach(sender::deliver);

        assertThat(receiver.got()).isEmpty();
        assertThat(receiver.questions())
                .as("at the very address, under our name")
                .hasSize(2)
                .allMatch(asked -> asked.path().equals("/hook?k=1")
                        && asked.said("webhook-request-origin").equals(consent.origin()));
        assertThat(deliveries.of(hook.id(), 10, 0))
                .extracting(Deliveries.Delivery::word, Deliveries.Delivery::trouble)
                .containsOnly(tuple("exchange.delivery.not-agreed", "not-allowed"));

        receiver.willConsent(Map.of("WebHook-Allowed-Origin", consent.origin()));
        claimAt(hook, dueAt(hook)).forEach(sender::deliver);
        assertThat(receiver.ids()).containsExactly(number + ":1");
        assertThat(receiver.got().getFirst().said("webhook-request-origin")).isEqualTo(consent.origin());
        deliver(hook, Duration.ofSeconds(2));
        assertThat(receiver.questions()).as("asked no more").hasSize(3);
    }

    @Test
    void noMoreIsSentInAMinuteThanTheOtherSideAllowed() {
        receiver.willConsent(Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "2"));
        var hook = hook("");
        for (var text : List.of("一分钟两件之一", "一分钟两件之二", "一分钟两件之三")) {
            report(text);
        }

        deliver(hook, Duration.ZERO);
        assertThat(receiver.got()).hasSize(2);
        assertThat(dueAt(hook)).isAfterOrEqualTo(clock.instant().plusSeconds(50));

        receiver.willAnswer(429);
        claimAt(hook, dueAt(hook)).forEach(sender::deliver);
        assertThat(dueAt(hook))
                .as("it asked to be left alone for two hours")
                .isAfterOrEqualTo(clock.instant().plus(Duration.ofMinutes(119)));
        claimAt(hook, dueAt(hook)).forEach(sender::deliver);
        assertThat(receiver.ids()).hasSize(4);
    }

    @Test
    void theDocumentShowsQuestionAndEventAsTheyAreSent() throws Exception {
        var text = Files.readString(Path.of("docs/api.md"));
        var shown = SHOWN.matcher(text.substring(text.indexOf("## Webhooks")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(shown).hasSize(3);
        var yes = lines(shown.get(1));
        yes.computeIfPresent("webhook-allowed-origin", (_, _) -> consent.origin());
        receiver.willConsent(yes);
        var hook = hook("");
        var number = report("照文档推送");
        matters.perform(new Step(
                number,
                "call-back",
                1,
                Map.of("outcome", "reached"),
                new Actor.Officer(town.who("李芳"), "李芳"),
                null,
                null));
        deliver(hook, Duration.ZERO);

        assertThat(shown.get(0)).startsWith("OPTIONS ");
        assertThat(receiver.questions().getFirst().head())
                .containsKeys(lines(shown.get(0)).keySet().toArray(String[]::new));
        assertThat(webhooks.get(hook.id()).perMinute()).isEqualTo(Integer.parseInt(yes.get("webhook-allowed-rate")));
        var sent = receiver.got().get(1);
        assertThat(sent.head()).containsKeys(lines(shown.get(2)).keySet().toArray(String[]::new));
        SameShape.check(
                json.readTree(shown.get(2).substring(shown.get(2).indexOf('{'))),
                json.readTree(sent.body()),
                "the event in docs/api.md");
    }

    /** The head of a message: names in lower case. */
    private static Map<String, String> lines(String message) {
        return message.lines()
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0].toLowerCase(Locale.ROOT), line -> line[1]));
    }

    @Test
    void whatCannotBeDeliveredHoldsBackWhatComesBehind() {
        var hook = hook("");
        receiver.willAnswer(503, 302);
        var first = report("楼道灯坏了一盏");
        var second = report("楼道灯又坏了一盏");

        deliver(hook, Duration.ZERO);
        assertThat(claimAt(hook, dueAt(hook).minusMillis(1)))
                .as("its time has not come")
                .isEmpty();
        assertThat(receiver.ids()).containsExactly(first + ":1");

        claimAt(hook, dueAt(hook)).forEach(sender::deliver);
        assertThat(receiver.ids()).as("a redirect is no receipt").containsExactly(first + ":1", first + ":1");

        claimAt(hook, dueAt(hook)).forEach(sender::deliver);
        assertThat(receiver.ids()).containsExactly(first + ":1", first + ":1", first + ":1", second + ":1");
        assertThat(receiver.got()).noneMatch(each -> each.path().contains("elsewhere"));
        assertThat(deliveries.of(hook.id(), 10, 0))
                .extracting(Deliveries.Delivery::status, Deliveries.Delivery::attempt)
                .containsExactly(tuple(204, 1), tuple(204, 3), tuple(302, 2), tuple(503, 1), tuple(200, 1));
    }

    @Test
    void fromACursorAllComesAgainInTheSameOrderWithTheSameIds() {
        var hook = hook("");
        var first = report("小区门口积水");
        var second = report("小区后门积水");
        reach(first);
        deliver(hook, Duration.ZERO);
        var before = receiver.ids();
        var cursor =
                json.readTree(receiver.got().getFirst().body()).get("cursor").asString();

        webhooks.replay(hook.id(), Cursor.parse(cursor).orElseThrow(), ADMIN);
        deliver(hook, Duration.ZERO);

        assertThat(before).containsExactly(first + ":1", second + ":1", first + ":2");
        assertThat(receiver.ids().subList(3, 5)).isEqualTo(before.subList(1, 3));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> webhooks.replay(hook.id(), Cursor.before(Long.MAX_VALUE / 2), ADMIN));
    }

    @Test
    void whoIsSendingKeepsTheOthersOffAndAnAdministratorsWordCounts() {
        var hook = hook("");
        deliver(hook, Duration.ZERO);
        report("路牙石松了");
        Committed.await(journal, jdbc);
        var claimed = claim(hook, Duration.ofSeconds(2));

        assertThat(repository.claim(clock.instant(), 50))
                .noneMatch(other -> other.id().equals(hook.id()));

        webhooks.pause(hook.id(), ADMIN);
        sender.deliver(claimed.getFirst());
        assertThat(webhooks.get(hook.id()).cursor())
                .as("the pause stands")
                .isEqualTo(claimed.getFirst().cursor());
        assertThat(claim(hook, Duration.ofDays(1))).isEmpty();

        webhooks.resume(hook.id(), ADMIN);
        deliver(hook, Duration.ofSeconds(2));
        assertThat(receiver.ids())
                .as("at least once")
                .hasSize(2)
                .containsOnly(receiver.ids().getFirst());
    }

    @Test
    void whoIsGoneIsNotAskedAgain() {
        var hook = hook("");
        receiver.willAnswer(410);
        report("公厕没有水");

        deliver(hook, Duration.ZERO);

        assertThat(webhooks.get(hook.id()).stopped()).isEqualTo("exchange.webhook.stopped.gone");
        assertThat(claim(hook, Duration.ofDays(1))).isEmpty();
    }

    @Test
    void whoAskedForAnotherPlaceHearsNothingOfThis() {
        var hook = hook(SmallTown.OTHER_VILLAGE.value());
        report("这里的事不关那里");

        deliver(hook, Duration.ZERO);

        assertThat(receiver.got()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://10.1.2.3/x",
                "https://192.168.0.7/x",
                "https://169.254.169.254/latest",
                "https://localhost/x",
                "https://2130706433/x",
                "http://8.8.8.8/x",
                "ftp://8.8.8.8/x",
                "https://user:word@8.8.8.8/x",
                "nonsense",
                ""
            })
    void anAddressInsideIsRefusedUnlessAnAdministratorAllowsIt(String target) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> webhooks.make(new Wish("内网", target, false, "", ""), ADMIN))
                .satisfies(refusal -> assertThat(refusal.fields()).containsKey("target"));
    }

    @Test
    void aNameThatLeadsInsideLaterIsNotFollowedThere() {
        var hook = hook("");
        jdbc.sql("update exchange.webhook set inside = false where id = :id")
                .param("id", hook.id())
                .update();
        report("域名改指内网");

        deliver(hook, Duration.ZERO);

        assertThat(receiver.got()).isEmpty();
        assertThat(deliveries.of(hook.id(), 1, 0).getFirst().trouble()).isEqualTo("private");
    }

    private Made hook(String place) {
        var hook = webhooks.make(new Wish("接收方", receiver.address(), true, "appeal", place), ADMIN);
        made.add(hook.id());
        return hook;
    }

    private Instant dueAt(Made hook) {
        return webhooks.get(hook.id()).nextAt();
    }

    private List<Webhook> claim(Made hook, Duration later) {
        return claimAt(hook, clock.instant().plus(later));
    }

    private List<Webhook> claimAt(Made hook, Instant when) {
        return repository.claim(when, 50).stream()
                .filter(claimed -> claimed.id().equals(hook.id()))
                .toList();
    }

    private void deliver(Made hook, Duration later) {
        Committed.await(journal, jdbc);
        claim(hook, later).forEach(sender::deliver);
    }

    private MatterNumber report(String text) {
        return matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        null,
                        "code",
                        Map.of("text", text),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
    }

    private void reach(MatterNumber number) {
        var officer = new Actor.Officer(town.who("李芳"), "李芳");
        matters.perform(new Step(number, "reach", 1, Map.of("note", "上门见到了"), officer, null, null));
    }
}
