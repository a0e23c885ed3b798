package org.gongzhi.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * One matter put to the vote of a roll (表决).
 *
 * @param number of the matter under the procedure {@code assembly} or {@code members-vote}
 * @param body who decides, as rules name it
 * @param matter the kind of matter, such as {@code owners-5}
 * @param rule the key of the rule that was chosen when it was opened
 * @param official the system that the law of the place demands; null when ballots are cast here
 * @param proxies how many units one person may stand for
 * @param meeting whether it is decided in the room alone, by hands or on paper
 * @param frozenAt when notice was given and the roll became what it is
 * @param closesAt the first instant at which no ballot is taken any more
 * @param closedAt when it was counted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Vote(
        String number,
        PlaceCode place,
        String title,
        String body,
        String matter,
        String rule,
        @Nullable String official,
        int proxies,
        boolean meeting,
        @Nullable Instant frozenAt,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Instant closedAt,
        byte @Nullable [] publicKey,
        byte @Nullable [] privateKey) {

    /** The body of the Civil Code, whose roll is of flats; all others' rolls are of persons. */
    static final String OWNERS = "owners-assembly";

    boolean ofPeople() {
        return !body.equals(OWNERS);
    }

    /** The key of words that are not the same for flats and for persons. */
    String word(String key) {
        return ofPeople() ? key + ".people" : key;
    }

    /** The pages of staff that there are for it, by the ends of their addresses. */
    List<String> tabs() {
        if (official != null) {
            return List.of("");
        }
        if (!ofPeople()) {
            return List.of("", "help", "paper", "proxy");
        }
        var tabs = new ArrayList<>(List.of("", "attend", "paper"));
        if (!meeting) {
            tabs.add("help");
        }
        if (proxies > 0) {
            tabs.add("proxy");
        }
        return tabs;
    }

    boolean isOpen(Instant now) {
        return official == null
                && opensAt != null
                && closesAt != null
                && closedAt == null
                && !now.isBefore(opensAt)
                && now.isBefore(closesAt);
    }

    boolean isOver(Instant now) {
        return closedAt != null || (closesAt != null && !now.isBefore(closesAt));
    }
}
