package org.gongzhi.campaign;

import java.time.LocalDate;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * One building of a visit plan. It keeps the day and the body that went there, not the minute and not the person: a
 * plan is no track of anybody.
 *
 * @param households with how many somebody spoke
 * @param tries on how many days nobody was at home
 */
record Stop(
        PlaceCode place,
        State state,
        int households,
        int tries,
        @Nullable LocalDate day,
        @Nullable String body) {

    /** How far it has come. */
    enum State {
        PLANNED,
        VISITED,
        NOBODY
    }

    /** How many buildings of a place stand where, and how many households were spoken to. */
    record Progress(PlaceCode place, int planned, int visited, int nobody, int households) {

        int all() {
            return planned + visited + nobody;
        }
    }
}
