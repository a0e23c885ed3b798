package org.gongzhi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.SplittableRandom;
import org.gongzhi.kernel.Shanghai;

/** When things happened. */
record DemoTimes(SplittableRandom random, Instant now) {

    /** So many hours ago; people report between seven in the morning and ten at night. */
    Instant ago(int leastHours, int mostHours) {
        var at = now.minus(Duration.ofMinutes(random.nextInt(leastHours * 60 + 1, mostHours * 60)))
                .atZone(Shanghai.ZONE);
        if (mostHours > 24 && (at.getHour() < 7 || at.getHour() >= 22)) {
            at = at.toLocalDate()
                    .atTime(LocalTime.of(7, 0))
                    .plusMinutes(random.nextInt(900))
                    .atZone(Shanghai.ZONE);
        }
        return at.toInstant().isBefore(now) ? at.toInstant() : now.minus(Duration.ofHours(leastHours + 1L));
    }
}
