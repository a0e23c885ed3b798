package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.kernel.Occasions.Occasion;
import org.gongzhi.kernel.Occasions.When;
import org.junit.jupiter.api.Test;

class ICalendarTests {

    private static final Instant CHANGED = Instant.parse("2026-11-20T02:00:00Z");

    @Test
    void hoursStandInUtcAndAWholeDayAsADay() {
        var text = ICalendar.of(
                "水川路社区",
                List.of(
                        occasion(
                                "meeting/1",
                                "议事会",
                                new When.Hours(
                                        Instant.parse("2026-12-01T11:30:00Z"), Instant.parse("2026-12-01T13:00:00Z")),
                                false),
                        occasion("posting/2", "公示截止", new When.Day(LocalDate.of(2026, 12, 31)), true)),
                "https://a.example");

        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("UID:meeting-1@a.example\r\n", "DTSTART:20261201T113000Z\r\n", "DTEND:20261201T130000Z\r\n")
                .contains("DTSTART;VALUE=DATE:20261231\r\n", "DTEND;VALUE=DATE:20270101\r\n", "STATUS:CANCELLED\r\n")
                .contains("URL:https://a.example/x\r\n");
    }

    @Test
    void noLineIsLongerThan75BytesAndNothingIsLostInFolding() {
        var title = "关于3号楼、4号楼；电梯更新\\维修的居民议事会，请各户派一人参加\n地点在活动室🏠".repeat(3);
        var text = ICalendar.of(
                "日程", List.of(occasion("m/1", title, new When.Day(LocalDate.of(2026, 12, 1)), false)), "http://a");

        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(UTF_8).length <= 75);
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + ICalendar.escaped(title) + "\r\n");
        assertThat(ICalendar.escaped("a;b,c\\d\ne")).isEqualTo("a\\;b\\,c\\\\d\\ne");
    }

    @Test
    void aChangeHasAHigherSequence() {
        var sequences = Stream.of(CHANGED, CHANGED.plusSeconds(1))
                .map(changed -> ICalendar.of(
                        "日程",
                        List.of(new Occasion(
                                "m/1", "会", "", "", "/x", new When.Day(LocalDate.of(2026, 12, 1)), changed, false)),
                        "http://a"))
                .map(text -> Integer.parseInt(text.replaceAll("(?s).*SEQUENCE:(\\d+).*", "$1")))
                .toList();

        assertThat(sequences.get(1)).isGreaterThan(sequences.get(0));
    }

    private static Occasion occasion(String id, String title, When when, boolean cancelled) {
        return new Occasion(id, title, "", "活动室", "/x", when, CHANGED, cancelled);
    }
}
