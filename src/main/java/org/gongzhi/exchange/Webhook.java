package org.gongzhi.exchange;

import java.time.Instant;
import java.util.UUID;
import org.gongzhi.procedure.Happenings.Happening;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A program elsewhere that is told of steps (事件推送), in the order of history.
 *
 * @param inside an administrator let it lie in a private network
 * @param procedure the only kind of matter it is told of; empty for all
 * @param place the only place, with all below it; empty for all
 * @param stopped why it rests, as a message key; null while it is active
 * @param cursor the last step it has; the next one follows it
 * @param allowed whether the other side said that it wants to be told; before that nothing is sent
 * @param perMinute how much it wants in a minute; 0 for as much as comes
 * @param failures how often the next step could not be delivered
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Webhook(
        UUID id,
        String name,
        String target,
        boolean inside,
        String procedure,
        String place,
        byte @Nullable [] secret,
        boolean active,
        @Nullable String stopped,
        Cursor cursor,
        boolean allowed,
        int perMinute,
        int failures,
        Instant nextAt,
        @Nullable UUID claim,
        Instant madeAt) {

    /** Whether this program is told of such a step. */
    boolean wants(Happening step) {
        return step.isPublic()
                && (procedure.isEmpty() || procedure.equals(step.matter().procedure()))
                && (place.isEmpty() || step.matter().place().isWithin(new PlaceCode(place)));
    }

    /** The same, farther on. */
    Webhook at(Cursor farther) {
        return new Webhook(
                id, name, target, inside, procedure, place, secret, active, stopped, farther, allowed, perMinute,
                failures, nextAt, claim, madeAt);
    }
}
