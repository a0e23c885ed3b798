package org.gongzhi.organization;

import org.gongzhi.territory.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a post may do (职责), and at which tier.
 *
 * @param name 社区（村）工作人员
 * @param level the tier of places at which it is held
 * @param above the duty that acts when nobody holds this one
 * @param bodyBound sees only what was given to its body, never a place as such
 * @param expected every place of the tier ought to have somebody; volunteers are welcome, not owed
 */
public record Duty(
        String key, String name, Level level, @Nullable String above, boolean bodyBound, boolean expected) {

    /** Nobody owes it; where nobody volunteered there is no desk. */
    public boolean isVoluntary() {
        return !expected && !bodyBound;
    }
}
