package org.gongzhi.hotissue;

import java.util.List;

/**
 * Tellings held to be one problem.
 *
 * @param recent the newest of them; the older ones no longer count for what joins
 */
record Group<K>(K id, List<Telling> recent) {

    static final int RECENT = 20;
}
