package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Glance;
import org.gongzhi.organization.Scope;
import org.springframework.stereotype.Component;

/** At a glance: what is still to be published this month, and what should have been by now. */
@Component
class OpenAtAGlance implements Glance {

    private static final int MONTHS_BACK = 2;

    private final Tallies tallies;
    private final Words words;
    private final InstantSource time;

    OpenAtAGlance(Tallies tallies, Words words, InstantSource time) {
        this.tallies = tallies;
        this.words = words;
        this.time = time;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Figure> of(Scope scope) {
        var month = YearMonth.from(Shanghai.day(time.instant()));
        var months = Stream.iterate(month, newer -> newer.minusMonths(1))
                .limit(MONTHS_BACK + 1L)
                .map(each -> tallies(scope, each))
                .toList();
        var late = months.stream()
                .flatMap(List::stream)
                .mapToLong(Tallies.Tally::late)
                .sum();
        return Stream.of(
                        new Figure(words.of("disclosure.glance.late"), late, MatrixController.PATH, true),
                        new Figure(
                                words.of("disclosure.glance.waiting"),
                                months.getFirst().stream()
                                        .mapToLong(Tallies.Tally::waiting)
                                        .sum(),
                                MatrixController.PATH,
                                false))
                .filter(figure -> figure.count() > 0)
                .toList();
    }

    private List<Tallies.Tally> tallies(Scope scope, YearMonth month) {
        return scope.places().stream()
                .map(place -> tallies.of(place, month.toString()))
                .toList();
    }
}
