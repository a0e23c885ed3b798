package org.gongzhi.insight;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The dated settings of calling back; the newest whose day has come is in force. */
@Component
class Draws {

    private final List<Draw> newestFirst;

    Draws(@Value("${gongzhi.insight.callbacks:classpath:rules/callbacks.yaml}") Resource source) throws IOException {
        newestFirst = Yamls.entries(source).stream()
                .map(Draws::draw)
                .sorted(Comparator.comparing(Draw::valid).reversed())
                .toList();
    }

    Draw on(LocalDate day) {
        return newestFirst.stream()
                .filter(draw -> !draw.valid().isAfter(day))
                .findFirst()
                // Replayed days lie before the first setting: it holds for them too.
                .orElseGet(newestFirst::getLast);
    }

    private static Draw draw(Yamls entry) {
        return new Draw(
                LocalDate.parse(entry.text("valid")),
                entry.text("source"),
                entry.number("percent"),
                entry.text("seed"),
                entry.number("tries"),
                Duration.parse("PT" + entry.text("gap").toUpperCase(java.util.Locale.ROOT)),
                LocalTime.parse(entry.text("from")),
                LocalTime.parse(entry.text("until")));
    }
}
