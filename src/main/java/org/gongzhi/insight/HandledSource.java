package org.gongzhi.insight;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.disclosure.Period;
import org.gongzhi.disclosure.Source;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** Fills what a village publishes of the matters it handled from the counts: by category, never by person. */
@Component
class HandledSource implements Source {

    private final TallyReader tallies;
    private final BoardWords words;

    HandledSource(TallyReader tallies, BoardWords words) {
        this.tallies = tallies;
        this.words = words;
    }

    @Override
    public String name() {
        return "matters";
    }

    @Override
    public Share share(String item) {
        return item.equals("matters-handled") ? Share.ALL : Share.NONE;
    }

    @Override
    public Optional<Filling> fill(PlaceCode village, String item, Period period) {
        if (!item.equals("matters-handled")) {
            return Optional.empty();
        }
        var when = new TallyReader.When(List.of("appeal"), period.key());
        var rows = Board.grouped(tallies.cut(village, when, Cell.Slice.CATEGORY), "").entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Counts> entry) ->
                                entry.getValue().matters())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Filling(words.of("insight.handled.summary", period.words()), rows));
    }

    private List<String> row(String category, Counts counts) {
        return List.of(
                category.isEmpty() ? words.of("insight.handled.unsorted") : category,
                Long.toString(counts.matters()),
                Long.toString(counts.matters() - counts.waiting()),
                Long.toString(counts.waiting()));
    }
}
