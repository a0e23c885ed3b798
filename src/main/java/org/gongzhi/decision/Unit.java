package org.gongzhi.decision;

import java.util.Set;

/**
 * One exclusive part on a roll (专有部分), such as a flat.
 *
 * @param key its name on the roll, such as {@code 3-2-1201}
 * @param area exclusive area in 0.01 m²: the register's, else the survey's, else the contract's (interpretation of
 *     2020, article 8)
 * @param owners keys of everybody who owns it together; co-owners have one vote between them
 */
public record Unit(String key, long area, Set<String> owners) {

    public Unit {
        owners = Set.copyOf(owners);
        if (area <= 0) {
            throw new IllegalArgumentException("area is not positive: " + key);
        }
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("no owner: " + key);
        }
    }
}
