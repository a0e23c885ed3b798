package org.gongzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Two hundred deadlines that an independent script computed from the State Council's notices. */
class GoldenDeadlinesTests {

    private final WorkCalendar calendar = Calendars.announced();

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheIndependentCalculation(Case golden) {
        var limit = switch (golden.kind()) {
            case "working" -> new Limit.WorkingDays(golden.days());
            case "calendar" -> new Limit.CalendarDays(golden.days());
            default -> throw new IllegalArgumentException(golden.kind());
        };

        var due = calendar.due(golden.start().atZone(Shanghai.ZONE).toInstant(), limit);

        assertThat(due.atZone(Shanghai.ZONE).toLocalDateTime()).isEqualTo(golden.due());
    }

    static Stream<Case> cases() throws IOException {
        try (var in = new ClassPathResource("golden/deadlines.json").getInputStream()) {
            var cases = List.of(new JsonMapper().readValue(in, Case[].class));
            assertThat(cases).hasSize(200);
            return cases.stream();
        }
    }

    record Case(LocalDateTime start, int days, String kind, LocalDateTime due) {}
}
