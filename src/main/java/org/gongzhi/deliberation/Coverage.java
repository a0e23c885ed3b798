package org.gongzhi.deliberation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gongzhi.decision.Count;
import org.gongzhi.decision.Electorates.Part;
import org.gongzhi.decision.Roll;

/**
 * How far the signatures reach (覆盖), by area in 0.01 m² and by heads: the area of the units that signed, and every head
 * of which one unit signed, once. Whole numbers only.
 *
 * @param buildings how many units of each building there are and how many signed
 */
record Coverage(
        long areaAll, long headsAll, long area, long heads, int unitsAll, int units, Map<String, Building> buildings) {

    record Building(int all, int signed) {}

    static Coverage of(List<Part> parts, Set<String> signed) {
        var roll = new Roll(parts.stream().map(Part::asUnit).toList());
        var heads = new HashSet<Set<String>>();
        var buildings = new TreeMap<String, Building>();
        long area = 0;
        int units = 0;
        for (var part : parts) {
            var has = signed.contains(part.unit());
            buildings.merge(
                    part.building(),
                    new Building(1, has ? 1 : 0),
                    (one, other) -> new Building(one.all() + other.all(), one.signed() + other.signed()));
            if (has) {
                area = Math.addExact(area, part.area());
                heads.add(part.owners());
                units++;
            }
        }
        return new Coverage(roll.area(), roll.heads(), area, heads.size(), parts.size(), units, buildings);
    }

    /** Who signed said yes; nobody else took part. */
    Count count() {
        return Count.ofOwners(areaAll, headsAll, area, heads, area, heads);
    }
}
