package org.gongzhi.decision;

import java.util.UUID;
import org.gongzhi.decision.Ballot.Channel;
import org.jspecify.annotations.Nullable;

/**
 * How a ballot was given (投票方式).
 *
 * @param person who helped, went to the door, or read the paper first; null when the owner did it alone
 * @param second who read the paper again
 * @param proxy who stood for the owner
 * @param serial the paper's
 * @param scan the paper or the signature
 * @param checked how staff made sure who stood before them
 */
record Manner(
        Channel channel,
        @Nullable UUID person,
        @Nullable UUID second,
        @Nullable String proxy,
        @Nullable String serial,
        @Nullable UUID scan,
        @Nullable String checked) {

    static final Manner ONLINE = new Manner(Channel.ONLINE, null, null, null, null, null, null);

    static Manner helped(Channel channel, UUID person, @Nullable String proxy, @Nullable UUID scan, String checked) {
        return new Manner(channel, person, null, proxy, null, scan, checked);
    }
}
