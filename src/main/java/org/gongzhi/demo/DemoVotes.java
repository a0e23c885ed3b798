package org.gongzhi.demo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import org.gongzhi.decision.AssemblyPlot;
import org.gongzhi.decision.AssemblyRehearsal;
import org.gongzhi.territory.DemoTerritory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Three assemblies of owners: one decided and binding, one being voted on, one whose roll is being checked; and two
 * votes of the residents' representatives.
 */
@Component
@Order(1) // others stand on its rolls
class DemoVotes implements DemoScene {

    private final AssemblyRehearsal rehearsal;
    private final MessageSource messages;
    private final InstantSource time;

    DemoVotes(AssemblyRehearsal rehearsal, MessageSource messages, InstantSource time) {
        this.rehearsal = rehearsal;
        this.messages = messages;
        this.time = time;
    }

    @Override
    @Transactional
    public void load() {
        if (rehearsal.isEmpty()) {
            rehearsal.play(plot("lift", "owners-5", "payment", "300000", 110, 240, 196));
            rehearsal.play(plot("parking", "owners-8", "contract", null, 32, 240, 150));
            rehearsal.play(plot("rules", "owners-2", null, null, 3, 240, 0));
            rehearsal.play(people("pavilion", "payment", "60000", 70, 31));
            rehearsal.play(people("charging", null, null, 18, 22));
        }
    }

    private AssemblyPlot plot(
            String name,
            String matter,
            @Nullable String allows,
            @Nullable String amount,
            int daysAgo,
            int units,
            int participants) {
        return new AssemblyPlot(
                text("demo.vote." + name),
                text("demo.vote." + name + ".text"),
                matter,
                DemoTerritory.COMMUNITY,
                allows,
                amount,
                time.instant().minus(Duration.ofDays(daysAgo)),
                "days-30",
                units,
                participants,
                860,
                800,
                daysAgo);
    }

    /** The representatives of the residents, forty-five of them. */
    private AssemblyPlot people(
            String name, @Nullable String allows, @Nullable String amount, int daysAgo, int participants) {
        return new AssemblyPlot(
                "residents-representatives",
                text("demo.vote." + name),
                text("demo.vote." + name + ".text"),
                "residents-delegated",
                DemoTerritory.COMMUNITY,
                allows,
                amount,
                time.instant().minus(Duration.ofDays(daysAgo)),
                "days-7",
                45,
                participants,
                860,
                700,
                daysAgo);
    }

    private String text(String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE));
    }
}
