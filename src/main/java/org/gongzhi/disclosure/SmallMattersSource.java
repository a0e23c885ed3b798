package org.gongzhi.disclosure;

import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Uses;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** Small public matters that were finished in a period, and what they cost. */
@Component
class SmallMattersSource implements Source {

    private static final String PROCEDURE = "small-matter";

    private final Uses uses;
    private final Register register;

    SmallMattersSource(Uses uses, Register register) {
        this.uses = uses;
        this.register = register;
    }

    @Override
    public String name() {
        return "small-matters";
    }

    @Override
    public Optional<Filling> fill(PlaceCode village, String item, Period period) {
        var rows = uses
                .ended(
                        PROCEDURE,
                        village,
                        Shanghai.startOf(period.begins()),
                        Shanghai.startOf(period.ends().plusDays(1)))
                .stream()
                .map(this::row)
                .toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Filling("", rows));
    }

    private List<String> row(Matter matter) {
        return List.of(matter.title(), spent(matter), uses.state(matter), "/m/" + matter.number());
    }

    private String spent(Matter matter) {
        return register.history(matter).stream()
                .filter(line -> line.action().equals("complete"))
                .map(HistoryLine::form)
                .map(form -> form.get("spent"))
                .filter(spent -> spent != null)
                .reduce((_, later) -> later)
                .map(String::valueOf)
                .orElse("");
    }
}
