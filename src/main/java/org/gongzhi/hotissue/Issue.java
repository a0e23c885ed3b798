package org.gongzhi.hotissue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hot issue (热点问题) as one viewer may see it: only the tellings from their places.
 *
 * @param tellings in the order of time
 * @param rectification the number of the matter that tackles the kind of problem
 */
record Issue(
        UUID id,
        List<Telling> tellings,
        Heat heat,
        @Nullable String rectification) {

    String name() {
        return PlainName.of(tellings);
    }
}
