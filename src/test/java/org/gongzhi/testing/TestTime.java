package org.gongzhi.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Time in tests: it runs like the real one until a test moves it. */
@AutoConfiguration
public class TestTime {

    @Bean
    @Primary
    Movable movableTime() {
        return new Movable();
    }

    /** A clock whose hands a test may move. */
    public static final class Movable implements InstantSource {

        private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(offset.get());
        }

        public void set(Instant now) {
            offset.set(Duration.between(InstantSource.system().instant(), now));
        }

        public void advance(Duration by) {
            offset.updateAndGet(old -> old.plus(by));
        }
    }
}
