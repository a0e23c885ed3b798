package org.gongzhi.disclosure;

import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Uses;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/**
 * What became of applications for homesteads. The applicant's name lies encrypted with the matter; whoever confirms the
 * draft writes it, and the rules mask it.
 */
@Component
class HomesteadSource implements Source {

    static final String NAME = "homestead";
    static final String PROCEDURE = "homestead-review";

    private final Uses uses;
    private final Register register;
    private final Headings headings;

    HomesteadSource(Uses uses, Register register, Headings headings) {
        this.uses = uses;
        this.register = register;
        this.headings = headings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Filling> fill(PlaceCode village, String item, Period period) {
        return filling(uses.ended(
                PROCEDURE,
                village,
                Shanghai.startOf(period.begins()),
                Shanghai.startOf(period.ends().plusDays(1))));
    }

    @Override
    public Optional<Filling> tell(String mark) {
        return filling(MatterNumber.parse(mark).flatMap(register::find).stream().toList());
    }

    private Optional<Filling> filling(List<Matter> matters) {
        return matters.isEmpty()
                ? Optional.empty()
                : Optional.of(new Filling(
                        headings.words("disclosure.homestead.summary"),
                        matters.stream().map(this::row).toList()));
    }

    private List<String> row(Matter matter) {
        return List.of(
                "",
                String.valueOf(matter.fields().getOrDefault("spot", "")),
                String.valueOf(matter.fields().getOrDefault("area", "")),
                uses.state(matter),
                "/m/" + matter.number());
    }
}
