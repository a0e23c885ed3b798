package org.gongzhi.seal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Electronic sleeves (智能印章), whoever made them: a seal locked in one opens for so many impressions and says what it
 * counted. An adapter for another protocol is another bean of this type.
 */
interface Sleeves {

    /** Told to a sleeve, perhaps more than once: the id says that it is the same. Never inside a transaction. */
    Outcome tell(Command command);

    /**
     * What a sleeve is told.
     *
     * @param kind {@code allow} to open for the use, {@code close} to open for it no longer
     */
    record Command(UUID id, String sleeve, String number, String kind, int impressions, Instant until, int tries) {}

    /** What came of it. */
    sealed interface Outcome {

        record Taken() implements Outcome {}

        /** It never will be. */
        record Refused(String why) implements Outcome {}

        /** Try later. */
        record Failed(String why) implements Outcome {}
    }

    /**
     * What a sleeve says.
     *
     * @param id of the message within the sleeve; said twice, it is one message
     * @param number the use it was opened for; null when for none
     * @param event {@code impression}, {@code closed} or {@code forced}
     */
    record Reading(String sleeve, String id, @Nullable String number, String event, int count, Instant at) {}
}
