package org.gongzhi.disclosure;

import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Uses;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/**
 * What was resolved by talking it over, what came of it, and how far it has come: from the tasks that follow
 * resolutions.
 */
@Component
class ResolvedSource implements Source {

    private static final String TASK = "resolution-task";
    private static final int MOST = 300;
    private static final int LONGEST = 200;

    private final Uses uses;
    private final Register register;

    ResolvedSource(Uses uses, Register register) {
        this.uses = uses;
        this.register = register;
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
                .map(use -> List.of(use.title(), result(use.number()), use.state(), "/m/" + use.number()))
                .toList()
                .reversed();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Filling("", rows));
    }

    /** What was reported as done, in the words of whoever did it; they are public. */
    private String result(MatterNumber number) {
        var said = register.find(number).stream()
                .flatMap(matter -> register.history(matter).stream())
                .filter(line -> line.action().equals("complete"))
                .map(line -> String.valueOf(line.form().getOrDefault("result", "")))
                .reduce((_, later) -> later)
                .orElse("");
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST - 1) + "…";
    }
}
