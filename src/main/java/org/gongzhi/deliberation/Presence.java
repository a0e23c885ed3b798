package org.gongzhi.deliberation;

import java.util.List;

/** How many came, in the room and online, and how many of them vote. */
record Presence(int room, int online, int voting, int households) {

    static Presence of(List<Attendance> there) {
        return new Presence(
                Attendance.present(there, false),
                Attendance.present(there, true),
                Attendance.voting(there),
                Attendance.votingHouseholds(there));
    }

    boolean any() {
        return room + online > 0;
    }
}
