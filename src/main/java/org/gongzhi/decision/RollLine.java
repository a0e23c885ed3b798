package org.gongzhi.decision;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One unit on the roll of a vote (名册行).
 *
 * @param owners keyed digests of the owners: who they are is not kept, only who is the same
 * @param contact the phone, sealed for this vote and unit; null when none was given
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RollLine(String unit, String building, long area, Set<String> owners, byte @Nullable [] contact) {

    RollLine {
        owners = Set.copyOf(owners);
    }

    Unit asUnit() {
        return new Unit(unit, area, owners);
    }
}
