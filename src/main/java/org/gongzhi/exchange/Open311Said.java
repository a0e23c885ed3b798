package org.gongzhi.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sender said that no form has a field for: where exactly, and where pictures are to be seen. */
record Open311Said(
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String address,
        @Nullable String addressId,
        List<String> media) {

    static Open311Said of(Open311Sent sent) {
        var point = Open311Where.Point.of(sent);
        return new Open311Said(
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude(),
                sent.text("address_string"),
                sent.text("address_id"),
                sent.media());
    }
}
