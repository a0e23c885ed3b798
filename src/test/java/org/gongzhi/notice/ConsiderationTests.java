package org.gongzhi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;

@ApplicationModuleTest
@TestPropertySource(properties = "gongzhi.notice.sender=false")
@Import(PostOffice.class)
class ConsiderationTests {

    private final PostOffice office;
    private Recorder channel = new Recorder();

    ConsiderationTests(PostOffice office) {
        this.office = office;
    }

    @BeforeEach
    void open() {
        channel = new Recorder();
        office.open(channel);
    }

    @Test
    void leavesResidentsInPeaceAtNightUnlessItCannotWait() {
        office.at(Instant.parse("2026-11-22T14:30:00Z"));
        var officer = office.enrol("王强", "13800000007");
        office.queue(
                office.toResident("13800000008", "sleep", false),
                office.toResident("13800000009", "wake", true),
                office.toStaff(officer, "duty"));

        office.round();
        assertThat(office.status("wake")).isEqualTo("sent");
        assertThat(office.status("duty")).isEqualTo("sent");
        assertThat(office.status("sleep")).isEqualTo("waiting");
        assertThat(office.untilNext("sleep")).isEqualTo(Duration.ofMinutes(8 * 60 + 30));

        office.pass(office.untilNext("sleep"));
        office.round();
        assertThat(office.status("sleep")).isEqualTo("sent");
    }

    @Test
    void aRetryDoesNotWakeAnybodyEither() {
        office.at(Instant.parse("2026-11-22T13:59:58Z"));
        channel.answer = _ -> new Outcome.Failed("http-503", false);
        office.queue(office.toResident("13800000010", "evening", false));
        office.round();
        office.pass(Duration.ofMinutes(1));

        office.round();

        assertThat(channel.given).hasSize(1);
        assertThat(office.reason("evening")).isEqualTo("quiet");
    }

    @Test
    void sendsOnePersonOnlySoMuchInAnHourAndLosesNothing() {
        for (int i = 0; i < 25; i++) {
            office.queue(office.toResident("13800000011", "many/" + i, false));
            office.round();
        }
        assertThat(channel.given).hasSize(20);
        assertThat(office.count("waiting")).isEqualTo(5);

        office.pass(Duration.ofMinutes(61));
        office.round();
        assertThat(channel.given).hasSize(25);
    }

    @Test
    void aLateCodeIsNotSent() {
        office.queue(office.code("13800000012", "code"));
        office.pass(Duration.ofMinutes(5));

        office.round();

        assertThat(channel.given).isEmpty();
        assertThat(office.reason("code")).isEqualTo("expired");
    }
}
