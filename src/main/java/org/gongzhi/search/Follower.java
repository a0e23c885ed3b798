package org.gongzhi.search;

import org.gongzhi.kernel.Rounds;
import org.springframework.stereotype.Component;

/** Lets the index follow what happens, a second behind. */
@Component
class Follower implements Rounds {

    private final Indexer indexer;

    Follower(Indexer indexer) {
        this.indexer = indexer;
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public boolean round() {
        return indexer.step();
    }
}
