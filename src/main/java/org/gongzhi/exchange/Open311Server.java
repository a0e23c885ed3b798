package org.gongzhi.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another Open311 server to which matters are sent (受托平台).
 *
 * @param url the endpoint, without a slash at its end
 * @param internal whether an administrator allowed an address inside
 * @param followedAt until when its updates were read
 * @param trouble why it could not be reached last time; null when it was
 */
record Open311Server(
        UUID id,
        String name,
        String url,
        @Nullable String jurisdiction,
        boolean internal,
        List<Offered> services,
        Instant followedAt,
        @Nullable String trouble) {

    /** Something it takes. */
    record Offered(String code, String name) {}

    /** The service of that code or name. */
    Optional<Offered> service(String asked) {
        return services.stream()
                .filter(each -> each.code().equals(asked) || each.name().equals(asked))
                .findFirst();
    }
}
