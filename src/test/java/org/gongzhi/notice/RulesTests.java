package org.gongzhi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Random;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class RulesTests {

    private final RuleBook book = new RuleBook(new ClassPathResource("rules/notice.yaml"));

    RulesTests() throws IOException {}

    @ForAll
    void nothingLeavesBetweenTenAtNightAndSevenInTheMorning(long seed) {
        var random = new Random(seed);
        var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(400 * 24 * 3600));

        var awake = book.at(at).afterQuiet(at);

        var time = awake.atZone(Shanghai.ZONE).toLocalTime();
        assertThat(time).isBetween(LocalTime.of(7, 0), LocalTime.of(21, 59, 59));
        assertThat(Duration.between(at, awake)).isBetween(Duration.ZERO, Duration.ofHours(9));
        assertThat(book.at(awake).afterQuiet(awake)).isEqualTo(awake);
    }

    @Test
    void theNewestRuleWhoseDayHasComeIsInForce() throws IOException {
        var two = new RuleBook(new ByteArrayResource("""
                - {valid: "2026-06-01", quiet: {from: "12:00", until: "14:00"}, cap: {ordinary: 2, urgent: 3}, expires: {}}
                - {valid: "2026-01-01", quiet: {from: "22:00", until: "07:00"}, cap: {ordinary: 5, urgent: 6}, expires: {phone-code: 5}}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(two.at(Instant.parse("2026-05-31T15:59:59Z")).perHour(false)).isEqualTo(5);
        var noon = two.at(Instant.parse("2026-05-31T16:00:00Z"));
        assertThat(noon.perHour(true)).isEqualTo(3);
        assertThat(noon.afterQuiet(Instant.parse("2026-06-02T05:00:00Z")))
                .isEqualTo(Instant.parse("2026-06-02T06:00:00Z"));
        assertThat(two.at(Instant.parse("2019-01-01T00:00:00Z")).perHour(false)).isEqualTo(5);
    }
}
