package org.gongzhi.supervision;

import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps the books of spot checks in step with their matters: who was visited, what was found, what was put right when.
 */
@Configuration(proxyBeanMethods = false)
class SpotWitness {

    @Bean
    Witness visits(SpotRepository spots) {
        return new On("spot-check") {

            @Override
            public void saw(Matter matter, HistoryLine line) {
                if (line.seq() > 1) {
                    spots.move(matter.number().value(), matter.state(), Shanghai.day(line.at()), line.at());
                }
            }
        };
    }

    @Bean
    Witness corrections(FindingRepository findings) {
        return new On("correction") {

            @Override
            public void saw(Matter matter, HistoryLine line) {
                var number = matter.number().value();
                var day = Shanghai.day(line.at());
                if (line.seq() == 1) {
                    var due = due(matter);
                    findings.found(
                            new SpotCheck.Finding(
                                    number,
                                    "",
                                    String.valueOf(matter.fields().get("task")),
                                    day,
                                    due == null ? null : due.dueAt(),
                                    null,
                                    false),
                            String.valueOf(matter.parent()));
                } else if (line.action().equals("report")) {
                    findings.late(number, line.at());
                } else if (matter.state().equals("done")) {
                    findings.close(number, day);
                }
            }
        };
    }

    private static @Nullable Clock due(Matter matter) {
        return matter.clocks().stream()
                .filter(clock -> clock.key().equals("correct"))
                .findFirst()
                .orElse(null);
    }

    /** A witness of one procedure. */
    private abstract static class On implements Witness {

        private final String procedure;

        On(String procedure) {
            this.procedure = procedure;
        }

        @Override
        public String procedure() {
            return procedure;
        }
    }
}
