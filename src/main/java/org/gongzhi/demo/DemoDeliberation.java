package org.gongzhi.demo;

import java.time.InstantSource;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What 水川路社区 talks over: topics in every state, meetings held and to come, decisions step by step. All invented. */
@Component
class DemoDeliberation implements DemoScene {

    private static final PlaceCode ESTATE = new PlaceCode(DemoTerritory.COMMUNITY + "001");
    private static final PlaceCode VILLAGE = new PlaceCode("620402005200");

    private final Talks talks;
    private final DemoTopics topics;
    private final DemoMeetings meetings;
    private final DemoResolved resolved;
    private final DemoPacks packs;
    private final DemoConventions conventions;
    private final DemoDrives drives;
    private final InstantSource time;

    DemoDeliberation(
            Talks talks,
            DemoTopics topics,
            DemoMeetings meetings,
            DemoResolved resolved,
            DemoPacks packs,
            DemoConventions conventions,
            DemoDrives drives,
            InstantSource time) {
        this.talks = talks;
        this.topics = topics;
        this.meetings = meetings;
        this.resolved = resolved;
        this.packs = packs;
        this.conventions = conventions;
        this.drives = drives;
        this.time = time;
    }

    @Override
    @Transactional
    public void load() {
        var here = talks.at(DemoTerritory.COMMUNITY, time.instant());
        resolved.load(here);
        meetings.load(here);
        topics.load(here);
        packs.owners(talks.at(ESTATE, time.instant()));
        var village = talks.at(VILLAGE, time.instant());
        packs.village(village);
        packs.hall(village);
        conventions.load(here);
        drives.load(here);
    }
}
