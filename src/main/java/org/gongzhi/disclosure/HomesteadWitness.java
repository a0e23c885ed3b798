package org.gongzhi.disclosure;

import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** The step that ends an application for a homestead makes its publication due. */
@Component
class HomesteadWitness implements Witness {

    private final Happenings happenings;

    HomesteadWitness(Happenings happenings) {
        this.happenings = happenings;
    }

    @Override
    public String procedure() {
        return HomesteadSource.PROCEDURE;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        var place = matter.place().value();
        if (matter.ended() && !matter.quiet() && place.length() >= Level.VILLAGE.length()) {
            happenings.lay(
                    HomesteadSource.NAME,
                    new Source.Happening(
                            matter.number().value(),
                            new PlaceCode(place.substring(0, Level.VILLAGE.length())),
                            "homestead",
                            matter.title(),
                            Shanghai.day(line.at())));
        }
    }
}
