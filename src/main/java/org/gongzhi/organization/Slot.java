package org.gongzhi.organization;

import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A desk that ought to have somebody (应配岗位).
 *
 * @param body for a department, which one
 */
record Slot(Duty duty, PlaceCode place, @Nullable Body body, boolean filled) {

    Desk desk() {
        return body == null ? Desk.of(duty.key(), place) : Desk.ofBody(body.code());
    }
}
