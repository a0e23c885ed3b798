package org.gongzhi.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** What a demonstration's villages publish, with amounts drawn by the seed. */
final class Examples {

    private static final String FILE = "disclosure/rehearsal.yaml";

    private final Map<String, Example> byItem = new HashMap<>();
    private final SplittableRandom random;

    Examples(SplittableRandom random) {
        this.random = random;
        try {
            for (var entry : Yamls.entries(new ClassPathResource(FILE))) {
                byItem.put(entry.text("item"), new Example(entry.text("summary"), entry.table("rows")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An example of what an item says; an amount such as {@code 8000~12000} is drawn. */
    record Example(String summary, List<List<String>> rows) {}

    @Nullable
    Example of(String item) {
        return byItem.get(item);
    }

    Contents draw(Example example) {
        return new Contents(
                example.summary(),
                example.rows().stream()
                        .map(row -> row.stream().map(this::draw).toList())
                        .toList(),
                List.of());
    }

    String draw(String cell) {
        var ends = cell.split("~", 2);
        if (ends.length < 2) {
            return cell;
        }
        long low = Long.parseLong(ends[0]);
        long high = Long.parseLong(ends[1]);
        return high < 100
                ? Long.toString(random.nextLong(low, high + 1))
                : BigDecimal.valueOf(random.nextLong(low * 10, high * 10), 1)
                        .setScale(2, RoundingMode.UNNECESSARY)
                        .toPlainString();
    }
}
