package org.gongzhi.seal;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.gongzhi.kernel.Rounds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the sleeves what was approved, after the commit and until they took it. */
@Component
class SleeveRounds implements Rounds {

    private static final int AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SleeveRepository repository;
    private final ObjectProvider<Sleeves> sleeves;
    private final InstantSource time;

    SleeveRounds(SleeveRepository repository, ObjectProvider<Sleeves> sleeves, InstantSource time) {
        this.repository = repository;
        this.sleeves = sleeves;
        this.time = time;
    }

    @Override
    public String name() {
        return "seal-sleeves";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public boolean round() {
        var adapter = sleeves.getIfAvailable();
        return adapter != null && round(adapter);
    }

    boolean round(Sleeves adapter) {
        var commands = repository.claim(AT_ONCE, LEASE, time.instant());
        for (var command : commands) {
            repository.settle(command, adapter.tell(command), time.instant());
        }
        return commands.size() == AT_ONCE;
    }

    /** The adapter over HTTP, where somebody set its address. */
    @Configuration(proxyBeanMethods = false)
    static class Http {

        @Bean
        @ConditionalOnProperty("gongzhi.seal.sleeves")
        Sleeves httpSleeves(
                @Value("${gongzhi.seal.sleeves}") URI address, Signing signing, JsonMapper json, InstantSource time) {
            return new HttpSleeves(address, signing, json, time);
        }
    }
}
