package org.gongzhi.hint;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.gongzhi.category.Category;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.Matter;
import org.gongzhi.suggestion.SortedTexts;
import org.springframework.stereotype.Component;

/** What officers have sorted stands in the register: every matter with a category is an example to learn from. */
@Component
class SortedMatters implements SortedTexts {

    private static final int AT_ONCE = 500;

    private final Journal journal;

    SortedMatters(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void each(Consumer<Sorted> text) {
        for (var county : journal.counties()) {
            var opened = Instant.EPOCH;
            var number = "";
            while (true) {
                var numbers = journal.walk(county, opened, number, AT_ONCE);
                if (numbers.isEmpty()) {
                    break;
                }
                var last = numbers.getLast();
                for (var writing : journal.read(numbers)) {
                    var matter = writing.matter();
                    if (matter.number().equals(last)) {
                        opened = matter.openedAt();
                        number = last.value();
                    }
                    if (matter.category() != null && !Said.by(matter).isBlank()) {
                        text.accept(sorted(matter));
                    }
                }
            }
        }
    }

    private static Sorted sorted(Matter matter) {
        var widest =
                new Category(Objects.requireNonNull(matter.category())).names().getFirst();
        return new Sorted(widest, matter.title(), Said.by(matter));
    }
}
