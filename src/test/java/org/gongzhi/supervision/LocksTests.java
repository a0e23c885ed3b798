package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gongzhi.testing.ForAll;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Locks, parts of keys, receipts, and what files tell: each without the program. */
class LocksTests {

    private static final byte[] KEY = Locks.random(Locks.KEY);

    @Test
    void aSealOpensWithItsKeyInItsPlaceOnly() {
        var sealed = Locks.seal(KEY, "内容".getBytes(UTF_8), "letter/1");
        var broken = sealed.clone();
        broken[broken.length - 1] ^= 1;

        assertThat(new String(Locks.open(KEY, sealed, "letter/1"), UTF_8)).isEqualTo("内容");
        assertThatThrownBy(() -> Locks.open(KEY, sealed, "letter/2")).isInstanceOf(Locks.Unopened.class);
        assertThatThrownBy(() -> Locks.open(Locks.random(32), sealed, "letter/1"))
                .isInstanceOf(Locks.Unopened.class);
        assertThatThrownBy(() -> Locks.open(KEY, broken, "letter/1")).isInstanceOf(Locks.Unopened.class);
    }

    @Test
    void whatIsSealedToOneOfficerOpensForNobodyElse() {
        var mine = Locks.pair();
        var theirs = Locks.pair();
        var sealed = Locks.sealTo(mine.getPublic().getEncoded(), KEY, "report-key");

        assertThat(Locks.openWith(mine.getPrivate(), sealed, "report-key")).isEqualTo(KEY);
        assertThatThrownBy(() -> Locks.openWith(theirs.getPrivate(), sealed, "report-key"))
                .isInstanceOf(Locks.Unopened.class);
    }

    @ForAll(tries = 50)
    void anyTwoPartsGiveTheSecretBack(long seed) {
        var random = new SplittableRandom(seed);
        var secret = new byte[Locks.KEY];
        random.nextBytes(secret);
        int parts = random.nextInt(2, 9);
        var shares = Shares.split(secret, parts);
        int one = random.nextInt(parts);
        int other = (one + random.nextInt(1, parts)) % parts;

        assertThat(Shares.join(shares[one], shares[other])).isEqualTo(secret);
        assertThatThrownBy(() -> Shares.join(shares[one], shares[one])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onePartFitsEverySecretEquallyWell() {
        var mine = Shares.split(new byte[] {42}, 2)[0];
        var secrets = new HashSet<Byte>();
        for (int guess = 0; guess < 256; guess++) {
            secrets.add(Shares.join(mine, new byte[] {2, (byte) guess})[0]);
        }

        assertThat(secrets).hasSize(256);
    }

    @Test
    void aReceiptIsReadHoweverItWasCopied() {
        assertThat(Receipt.parse(" 1234 5678-9012　3456 ")).contains(new Receipt("1234567890123456"));
        assertThat(Receipt.parse("123456789012345")).isEmpty();
        assertThat(Receipt.parse("12345678901234a6")).isEmpty();
        assertThat(new Receipt("1234567890123456").shown()).isEqualTo("1234 5678 9012 3456");
        assertThat(Receipt.of(new byte[16]).digits()).hasSize(16);
    }

    @Test
    void aReceiptsTagTellsNothingOfItsKeyAndAnotherInstallationFindsNothing() {
        var receipt = new Receipt("1234567890123456");
        var keys = receipt.keys("here".repeat(8).getBytes(UTF_8));

        assertThat(keys.tag()).isNotEqualTo(keys.key());
        assertThat(receipt.keys("here".repeat(8).getBytes(UTF_8)).key()).isEqualTo(keys.key());
        assertThat(receipt.keys("there".repeat(8).getBytes(UTF_8)).tag()).isNotEqualTo(keys.tag());
    }

    @Test
    void textsOfOneSentenceAllComeOutEquallyLong() {
        var draft = new Draft("短", "张三", "某局", "", "", "", Set.of());

        assertThat(draft.bytes()).hasSize(512);
        assertThat(new Draft("长".repeat(160), "", "", "", "", "", Set.of()).bytes())
                .hasSize(512);
        assertThat(Draft.of(draft.bytes())).isEqualTo(draft);
    }

    @Test
    void aPhotographTellsPlaceDeviceAndTime() {
        var traces = Traces.in(Evidence.photograph("HUAWEI-RIG"));

        assertThat(traces)
                .extracting(Traces.Trace::kind, Traces.Trace::value)
                .contains(tuple("place", "36.5400°, 104.1250°"), tuple("device", "HUAWEI-RIG"));
    }

    @Test
    void aBrokenPhotographTellsLessAndNeverFails() {
        var whole = Evidence.photograph("HUAWEI-RIG");
        for (int length = 0; length < whole.length; length += 7) {
            assertThat(Traces.in(Arrays.copyOf(whole, length))).isNotNull();
        }
    }

    @Test
    void aDocumentTellsItsAuthor() {
        var pdf = "%PDF-1.7\n1 0 obj << /Author (Wang Er) /Producer (WPS) >> endobj".getBytes(ISO_8859_1);

        assertThat(Traces.in(pdf)).contains(new Traces.Trace("author", "Wang Er"), new Traces.Trace("program", "WPS"));
    }

    @Test
    void aFormWithAFileIsReadWithoutTheDisk() {
        var file = new byte[] {0, '\r', '\n', '-', '-', 7, '\r', '\n'};
        var body = Evidence.form("XyZ", Map.of("step", "attach", "pass", "一二"), "证据.jpg", file);

        var form = MemoryForm.parse(body, "\r\n--XyZ".getBytes(ISO_8859_1));

        assertThat(form.fields()).containsEntry("step", "attach").containsEntry("pass", "一二");
        assertThat(form.name()).isEqualTo("证据.jpg");
        assertThat(form.file()).isEqualTo(file);
        assertThat(MemoryForm.parse(new byte[3], "\r\n--XyZ".getBytes(ISO_8859_1))
                        .file())
                .isEmpty();
    }

    @Test
    void anAddressIsCountedForAnHourAndThenForgotten() throws IOException {
        var time = new TestTime.Movable();
        var rules = new WhistleRules(new ClassPathResource("rules/supervision.yaml"), time);
        var limits = new WhistleLimits(rules, time);
        for (int i = 0; i < rules.perAddress(); i++) {
            limits.report("203.0.113.7");
        }

        assertThatThrownBy(() -> limits.report("203.0.113.7")).hasMessage("supervision.too-many");
        limits.report("203.0.113.8");
        time.advance(Duration.ofMinutes(61));
        limits.report("203.0.113.7");
    }
}
