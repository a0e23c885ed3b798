package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of matters whatever was done to them, counted again from their history. */
record Recount(Lives lives, JdbcClient jdbc) {

    private static final Set<String> ANSWERS = Set.of("finish", "decline");
    private static final Set<String> AFTERWARDS = Set.of("verifying", "calling", "closed", "declined");

    void holds(Collection<MatterNumber> numbers) {
        numbers.forEach(this::holds);
        countsEqualHistory(numbers);
    }

    private void holds(MatterNumber number) {
        var matter = lives.now(number);
        var history = lives.history(matter);
        assertThat(history).as("%s", number).hasSize(matter.version());
        assertThat(history.getLast().to()).isEqualTo(matter.state());
        assertThat(matter.closedAt() != null).isEqualTo(matter.ended());
        for (var clock : matter.clocks()) {
            int ways = (clock.running() ? 1 : 0) + (clock.paused() ? 1 : 0) + (clock.stoppedAt() != null ? 1 : 0);
            assertThat(ways).as("%s %s", number, clock).isOne();
            assertThat(clock.running() && matter.state().equals("merged")).isFalse();
            assertThat(clock.paused()
                            && "merged".equals(clock.pausedBy())
                            && !matter.state().equals("merged"))
                    .as("%s in %s: %s", number, matter.state(), clock)
                    .isFalse();
        }
        if (!matter.ended() && lives.procedure(matter).state(matter.state()).unclocked() == null) {
            assertThat(matter.clocks())
                    .as("%s %s", number, matter.state())
                    .anyMatch(clock -> clock.running() || clock.paused());
        }
        ledByOne(matter);
        answeredOnce(matter);
    }

    private void ledByOne(Matter matter) {
        assertThat(matter.lead() != null)
                .as("%s", matter.number())
                .isEqualTo(matter.state().equals("merged"));
        var open = jdbc.sql("select lead from procedure.merged where number = :number and until is null")
                .param("number", matter.number().value())
                .query(String.class)
                .list();
        assertThat(open)
                .isEqualTo(
                        matter.lead() == null
                                ? java.util.List.of()
                                : java.util.List.of(matter.lead().value()));
    }

    /**
     * Every reporter has one answer once there is one, and none twice: an own one, or the coming one of whoever leads.
     */
    private void answeredOnce(Matter matter) {
        if (matter.lead() != null) {
            var seen = new HashSet<MatterNumber>();
            var lead = matter;
            while (lead.lead() != null) {
                assertThat(seen.add(lead.number()))
                        .as("a knot at %s", lead.number())
                        .isTrue();
                lead = lives.now(lead.lead());
            }
            assertThat(lead.state())
                    .as("leads %s", matter.number())
                    .isNotIn("calling", "closed", "declined", "withdrawn");
        } else if (Set.of("calling", "closed", "declined").contains(matter.state())) {
            int answers = 0;
            for (var line : lives.history(matter)) {
                // What stays where it is, such as an urging, takes no answer back.
                var stays = line.to().equals(line.from());
                answers = stays || AFTERWARDS.contains(line.to()) ? answers : 0;
                answers += ANSWERS.contains(line.action()) ? 1 : 0;
            }
            assertThat(answers).as("answers of %s", matter.number()).isOne();
        }
    }

    private void countsEqualHistory(Collection<MatterNumber> numbers) {
        Map<String, Integer> kept = new HashMap<>();
        Map<String, Integer> recounted = new HashMap<>();
        for (var number : numbers) {
            var matter = lives.now(number);
            kept.merge(matter.state(), 1, Integer::sum);
            kept.merge("merged so often", merges(number), Integer::sum);
            var history = lives.history(matter);
            recounted.merge(history.getLast().to(), 1, Integer::sum);
            recounted.merge(
                    "merged so often",
                    (int) history.stream()
                            .filter(line -> line.action().equals("merge"))
                            .count(),
                    Integer::sum);
        }
        assertThat(kept).isEqualTo(recounted);
    }

    private int merges(MatterNumber number) {
        return jdbc.sql("select count(*) from procedure.merged where number = :number")
                .param("number", number.value())
                .query(Integer.class)
                .single();
    }
}
