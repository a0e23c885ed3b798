package org.gongzhi.disclosure;

import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Uses;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** What was resolved by talking it over, and how far it has come: from the tasks that follow resolutions. */
@Component
class ResolvedSource implements Source {

    private static final String TASK = "resolution-task";
    private static final int MOST = 300;

    private final Uses uses;

    ResolvedSource(Uses uses) {
        this.uses = uses;
    }

    @Override
    public String name() {
        return "deliberation";
    }

    @Override
    public Optional<Filling> fill(PlaceCode village, String item, Period period) {
        var rows = uses.newest(TASK, village, MOST).stream()
                .filter(use -> !use.title().isEmpty())
                .filter(use -> !Shanghai.day(use.openedAt()).isBefore(period.begins())
                        && !Shanghai.day(use.openedAt()).isAfter(period.ends()))
                .map(use -> List.of(use.title(), use.number().value(), use.state()))
                .toList()
                .reversed();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Filling("", rows));
    }
}
