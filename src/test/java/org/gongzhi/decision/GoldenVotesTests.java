package org.gongzhi.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fourteen votes under Civil Code 278 whose results somebody else worked out, three of them traps for doubles. */
class GoldenVotesTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final VotingRules rules = Packs.all();

    @ParameterizedTest
    @MethodSource("counted")
    void comesOutAsExpected(JsonNode golden) {
        var given = Objects.requireNonNull(TallyCase.read(golden));
        var rule = rules.get("owners-assembly", given.matter(), null, DAY);

        var verdict = rule.judge(Tally.of(given.roll(), given.ballots()).count());

        if (golden.has("result")) {
            assertThat(JSON.<JsonNode>valueToTree(TallyCommand.result(verdict)))
                    .isEqualTo(widened(golden.get("result")));
        } else {
            assertThat(verdict.passed()).isEqualTo(golden.get("expected_passed").asBoolean());
        }
    }

    @Test
    void onlyTheCaseWithoutRollAndVotesIsNotCounted() throws IOException {
        assertThat(all()).hasSize(14);
        assertThat(all().filter(golden -> TallyCase.read(golden) == null))
                .singleElement()
                .satisfies(golden -> assertThat(golden.get("name").asString()).startsWith("CivilCode passes"));
    }

    static List<JsonNode> counted() throws IOException {
        return all().filter(golden -> golden.has("roll")).toList();
    }

    private static Stream<JsonNode> all() throws IOException {
        try (var in = new ClassPathResource("golden/art278.json").getInputStream()) {
            return JSON.readTree(in).values().stream();
        }
    }

    /** The same numbers as long, as ours are. */
    private static JsonNode widened(JsonNode result) {
        var wide = JSON.createObjectNode();
        result.properties().forEach(entry -> {
            if (entry.getValue().isBoolean()) {
                wide.put(entry.getKey(), entry.getValue().asBoolean());
            } else {
                wide.put(entry.getKey(), entry.getValue().asLong());
            }
        });
        return wide;
    }
}
