package org.gongzhi.decision;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a roll: an exclusive part (专有部分), such as a flat, or a person, who weighs nothing but counts.
 *
 * @param key its name on the roll, such as {@code 3-2-1201}
 * @param area exclusive area in 0.01 m²: the register's, else the survey's, else the contract's (interpretation of
 *     2020, article 8)
 * @param owners keys of everybody who owns it together; co-owners have one vote between them
 * @param household where a person belongs; null for a flat
 */
public record Unit(
        String key, long area, Set<String> owners, @Nullable String household) {

    public Unit {
        owners = Set.copyOf(owners);
        if (household == null ? area <= 0 : area != 0) {
            throw new IllegalArgumentException("area is not positive: " + key);
        }
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("no owner: " + key);
        }
    }

    public Unit(String key, long area, Set<String> owners) {
        this(key, area, owners, null);
    }
}
