package org.gongzhi.demo;

import org.gongzhi.disclosure.DisclosureRehearsal;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Three months of publishing in 人民路街道; 水川路社区 misses nothing. */
@Component
class DemoDisclosure implements DemoScene {

    private static final PlaceCode STREET =
            new PlaceCode(DemoTerritory.COMMUNITY.value().substring(0, Level.TOWN.length()));
    private static final int MONTHS = 3;

    private final DisclosureRehearsal rehearsal;

    DemoDisclosure(DisclosureRehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    @Transactional
    public void load() {
        rehearsal.play(STREET, DemoTerritory.COMMUNITY, MONTHS);
    }
}
