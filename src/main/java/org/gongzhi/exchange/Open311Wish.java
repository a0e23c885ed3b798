package org.gongzhi.exchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Opening;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A request that was read and found right, before it is opened as a matter.
 *
 * @param person for whom the program sends
 * @param key makes a request sent twice the same request
 */
record Open311Wish(
        String service,
        String procedure,
        @Nullable String category,
        String place,
        Map<String, Object> answers,
        Open311Said said,
        UUID person,
        String name,
        @Nullable String key) {

    static final String CHANNEL = "open311";

    Opening opening() {
        return new Opening(
                procedure,
                new PlaceCode(place),
                category,
                CHANNEL,
                answers,
                new Actor.Officer(person, name),
                key,
                null);
    }

    /** The same without the names of pictures, which are new each time they are sent. */
    Open311Wish withoutFiles() {
        var said = new TreeMap<>(answers);
        said.values().removeIf(List.class::isInstance);
        return new Open311Wish(service, procedure, category, place, said, this.said, person, name, key);
    }
}
