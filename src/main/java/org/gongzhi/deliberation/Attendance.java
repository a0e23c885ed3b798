package org.gongzhi.deliberation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was there, or a group of people (到会).
 *
 * @param name in the clear only in memory; null for a group
 * @param role as what, such as 议事会成员
 * @param households how many households they stand for
 * @param votes whether they vote or only listen
 * @param online by a line instead of in the room
 */
public record Attendance(
        UUID id, @Nullable String name, String role, int heads, int households, boolean votes, boolean online) {

    /** How many of them vote. */
    static int voting(List<Attendance> there) {
        return there.stream()
                .filter(Attendance::votes)
                .mapToInt(Attendance::heads)
                .sum();
    }

    static int votingHouseholds(List<Attendance> there) {
        return there.stream()
                .filter(Attendance::votes)
                .mapToInt(Attendance::households)
                .sum();
    }

    static int present(List<Attendance> there, boolean online) {
        return there.stream()
                .filter(one -> one.online() == online)
                .mapToInt(Attendance::heads)
                .sum();
    }

    /** 王**: enough for those who were there, too little for anybody else. */
    String masked() {
        if (name == null) {
            return "";
        }
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }
}
