package org.gongzhi.disclosure;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** When the village is reminded, and when the town and the discipline office hear of what is missing; dated. */
@Component
class TellingRules {

    /**
     * Days: before the last day for the village, after it for the others.
     *
     * @param since the first day on which they hold
     */
    record Days(LocalDate since, int remind, int town, int discipline) {}

    private final List<Days> newestFirst;

    TellingRules(@Value("${gongzhi.disclosure.telling:classpath:disclosure/telling.yaml}") Resource source)
            throws IOException {
        newestFirst = Yamls.entries(source).stream()
                .map(entry -> new Days(
                        entry.date("since"), entry.number("remind"), entry.number("town"), entry.number("discipline")))
                .sorted(Comparator.comparing(Days::since).reversed())
                .toList();
    }

    Days on(LocalDate day) {
        return newestFirst.stream()
                .filter(days -> !days.since().isAfter(day))
                .findFirst()
                .orElseGet(newestFirst::getLast);
    }
}
