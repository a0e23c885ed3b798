package org.gongzhi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;

@ApplicationModuleTest
@TestPropertySource(properties = "gongzhi.notice.sender=false")
@Import(PostOffice.class)
class CourierTests {

    private final PostOffice office;
    private Recorder channel = new Recorder();

    CourierTests(PostOffice office) {
        this.office = office;
    }

    @BeforeEach
    void open() {
        channel = new Recorder();
        office.open(channel);
    }

    @Test
    void findsAnOfficersPhoneWhenTheNoticeLeaves() {
        var person = office.enrol("李芳", "13800000001");
        office.queue(office.toStaff(person, "SQ-7"));

        office.round();

        assertThat(channel.given).hasSize(1);
        assertThat(channel.given.getFirst().to()).isEqualTo("13800000001");
        assertThat(channel.given.getFirst().text()).contains("SQ-7");
        assertThat(office.status("SQ-7")).isEqualTo("sent");
    }

    @Test
    void recordsThatSomebodyHasNoPhone() {
        office.queue(office.toStaff(UUID.randomUUID(), "nobody"));

        office.round();

        assertThat(office.status("nobody")).isEqualTo("failed");
        assertThat(office.reason("nobody")).isEqualTo("no-address");
    }

    @Test
    void triesAgainAfterLongerAndLongerPausesAndThenGivesUp() {
        channel.answer = _ -> new Outcome.Failed("http-503", false);
        office.queue(office.toResident("13800000002", "again", true));
        var pauses = new ArrayList<Duration>();

        for (int attempt = 1; attempt < 14; attempt++) {
            office.round();
            assertThat(office.status("again")).isEqualTo("waiting");
            pauses.add(office.untilNext("again"));
            office.pass(pauses.getLast());
        }
        office.round();

        assertThat(pauses)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(5), Duration.ofMinutes(19)));
        assertThat(pauses.get(4)).isGreaterThan(pauses.get(0));
        assertThat(office.status("again")).isEqualTo("failed");
        assertThat(office.reason("again")).isEqualTo("http-503");
        assertThat(channel.given)
                .hasSize(14)
                .extracting(Message::id)
                .containsOnly(channel.given.getFirst().id());
    }

    @Test
    void doesNotRepeatWhatTheProviderRefuses() {
        channel.answer = _ -> new Outcome.Refused("isv.MOBILE_NUMBER_ILLEGAL");
        office.queue(office.toResident("13800000003", "refused", true));

        office.round();
        office.pass(Duration.ofDays(1));
        office.round();

        assertThat(channel.given).hasSize(1);
        assertThat(office.status("refused")).isEqualTo("failed");
    }

    @Test
    void aVanishedSendersNoticeComesBackAfterTheLease() {
        office.queue(office.toResident("13800000004", "vanished", true));
        assertThat(office.claim()).hasSize(1);

        office.pass(Duration.ofSeconds(59));
        office.round();
        assertThat(channel.given).isEmpty();

        office.pass(Duration.ofSeconds(2));
        office.round();
        assertThat(channel.given).hasSize(1);
        assertThat(office.status("vanished")).isEqualTo("sent");
    }

    @Test
    void looksWhetherTheProviderHasItBeforeSendingAgain() {
        office.queue(office.toResident("13800000005", "doubt", true));
        // The sender hands it over and dies before it can write that down.
        var lost = office.claim().getFirst();
        channel.receipts.put(lost.id(), new Receipt(Receipt.State.DELIVERED, "B1", null));

        office.pass(Duration.ofSeconds(61));
        office.round();

        assertThat(channel.given).isEmpty();
        assertThat(office.status("doubt")).isEqualTo("sent");
    }

    @Test
    void aSenderThatLostItsLeaseSettlesNothing() {
        office.queue(office.toResident("13800000006", "late", true));
        var slow = office.claim().getFirst();
        office.pass(Duration.ofSeconds(61));
        office.round();
        assertThat(office.status("late")).isEqualTo("sent");

        office.settlements().fail(slow, "recorder", "too late");

        assertThat(office.status("late")).isEqualTo("sent");
    }

    @Test
    void followsAMessageUntilItArrived() {
        office.queue(office.toResident("13800000013", "arrives", true));
        office.round();
        var id = channel.given.getFirst().id();
        channel.receipts.put(id, new Receipt(Receipt.State.UNDERWAY, "B1", null));

        office.pass(Duration.ofMinutes(1));
        office.round();
        assertThat(office.status("arrives")).isEqualTo("sent");

        channel.receipts.put(id, new Receipt(Receipt.State.DELIVERED, "B1", null));
        office.pass(Duration.ofMinutes(5));
        office.round();
        assertThat(office.status("arrives")).isEqualTo("delivered");
        assertThat(channel.given).hasSize(1);
    }

    @Test
    void stopsAskingForAReceiptThatNeverComes() {
        office.queue(office.toResident("13800000014", "silent", true));
        for (int hours = 0; hours < 60; hours++) {
            office.round();
            office.pass(Duration.ofHours(1));
        }

        channel.asked = false;
        office.round();

        assertThat(channel.asked).isFalse();
        assertThat(office.status("silent")).isEqualTo("sent");
        assertThat(channel.given).hasSize(1);
    }
}
