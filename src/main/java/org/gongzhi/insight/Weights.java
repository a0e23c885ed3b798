package org.gongzhi.insight;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** How much each rate weighs in the one figure that some places want: dated settings, the newest in force. */
@Component
class Weights {

    private final List<Entry> newestFirst;

    Weights(@Value("${gongzhi.insight.weights:classpath:rules/rates.yaml}") Resource source) throws IOException {
        newestFirst = Yamls.entries(source).stream()
                .map(Weights::entry)
                .sorted(Comparator.comparing(Entry::valid).reversed())
                .toList();
    }

    /**
     * What weighs how much from a day on; the weights need not sum to a hundred.
     *
     * @param least a rate made of fewer answers is not told of a single place or body
     */
    record Entry(LocalDate valid, String source, Map<Measure, Integer> weights, int least) {

        /** From 0 to 100; empty as long as one of the rates is not known. */
        Optional<Double> score(Counts counts) {
            if (weights.keySet().stream().anyMatch(measure -> counts.known(measure) == 0)) {
                return Optional.empty();
            }
            double sum = weights.entrySet().stream()
                    .mapToDouble(entry -> entry.getValue()
                            * (double) counts.of(entry.getKey(), Verdict.Kind.YES)
                            / counts.known(entry.getKey()))
                    .sum();
            return Optional.of(100
                    * sum
                    / weights.values().stream().mapToInt(Integer::intValue).sum());
        }
    }

    Entry on(LocalDate day) {
        return newestFirst.stream()
                .filter(entry -> !entry.valid().isAfter(day))
                .findFirst()
                .orElseGet(newestFirst::getLast);
    }

    private static Entry entry(Yamls file) {
        var weights = new EnumMap<Measure, Integer>(Measure.class);
        var given = file.maybe("weights");
        if (given == null) {
            throw file.wrong("weights");
        }
        for (var measure : Measure.values()) {
            if (given.node().containsKey(measure.key())) {
                weights.put(measure, given.number(measure.key()));
            }
        }
        if (weights.isEmpty()
                || weights.values().stream().mapToInt(Integer::intValue).sum() == 0) {
            throw file.wrong("weights");
        }
        return new Entry(LocalDate.parse(file.text("valid")), file.text("source"), weights, file.number("least"));
    }
}
