package org.gongzhi.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One unit, or one person, on the roll of a vote (名册行).
 *
 * @param owners keyed digests of the owners: who they are is not kept, only who is the same
 * @param contact the phone, sealed for this vote and line; null when none was given
 * @param household of a person; null for a unit
 * @param name of a person, sealed for this vote and line; null for a unit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RollLine(
        String unit,
        String building,
        long area,
        Set<String> owners,
        byte @Nullable [] contact,
        @Nullable String household,
        byte @Nullable [] name) {

    RollLine {
        owners = Set.copyOf(owners);
    }

    Unit asUnit() {
        return new Unit(unit, area, owners, household);
    }

    /** One digest for the whole roll: who knows the table and the key can make it again. */
    static String digest(List<RollLine> lines) {
        var all = lines.stream()
                .map(line -> {
                    var parts = new HashMap<String, Object>(Map.of(
                            "unit", line.unit(),
                            "building", line.building(),
                            "area", line.area(),
                            "owners", line.owners().stream().sorted().toList()));
                    if (line.household() != null) {
                        parts.put("household", line.household());
                    }
                    return parts;
                })
                .toList();
        return Sha256.hex(Canonical.bytes(all));
    }
}
