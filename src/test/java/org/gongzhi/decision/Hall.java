package org.gongzhi.decision;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.testing.SmallTown;

/** Lets tests speak of decisions as people do. */
class Hall {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final InstantSource time;

    Hall(SmallTown town, InstantSource time) {
        town.settle();
        this.time = time;
    }

    LocalDate today() {
        return Shanghai.day(time.instant());
    }

    String number() {
        return "HJ620402-20261001-%05d".formatted(NEXT.incrementAndGet());
    }

    /** The villagers' representatives of 水川路, 45 of them, met a month ago; 30 came and 16 said yes. */
    Minute minute(Clause... clauses) {
        var held = today().minusDays(30);
        return new Minute(
                number(),
                "villagers-representatives",
                "village-delegated",
                SmallTown.VILLAGE,
                "修缮文化广场",
                "同意用集体收益修缮文化广场，总价不超过 8 万元",
                "ab".repeat(32),
                held,
                Count.ofPeople(45, 30, 16),
                Map.of("party-study", held.minusDays(3)),
                held,
                held.plusDays(365),
                List.of(clauses));
    }

    Act payment(long fen) {
        return new Act("payment", SmallTown.VILLAGE, null, fen, today());
    }
}
