package org.gongzhi.decision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./gongzhi tally FILE}: counts every case of a file by today's rule and prints the results as JSON. */
@Component
class TallyCommand implements Command {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final VotingRules rules;
    private final VerdictWords wording;
    private final MessageSource messages;
    private final InstantSource time;

    TallyCommand(VotingRules rules, VerdictWords wording, MessageSource messages, InstantSource time) {
        this.rules = rules;
        this.wording = wording;
        this.messages = messages;
        this.time = time;
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public String summary() {
        return say("decision.tally.summary");
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        if (arguments.size() != 1) {
            System.err.println(say("decision.tally.usage"));
            return 2;
        }
        JsonNode file;
        try {
            file = JSON.readTree(Files.readString(Path.of(arguments.getFirst())));
        } catch (IOException | JacksonException e) {
            throw Refusal.invalid("decision.tally.unreadable", String.valueOf(e.getMessage()));
        }
        var cases = file.isArray() ? file.values().stream().toList() : List.of(file);
        System.out.println(
                JSON.writeValueAsString(cases.stream().map(this::count).toList()));
        return 0;
    }

    private Map<String, Object> count(JsonNode node) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", node.path("name").asString(""));
        TallyCase given;
        try {
            given = TallyCase.read(node);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("decision.tally.unreadable", String.valueOf(e.getMessage()));
        }
        if (given == null) {
            answer.put("skipped", say("decision.tally.skipped"));
            return answer;
        }
        var rule = rules.get("owners-assembly", given.matter(), null, Shanghai.day(time.instant()));
        var verdict = rule.judge(Tally.of(given.roll(), given.ballots()).count());
        answer.put("item", given.item());
        answer.put("result", result(verdict));
        answer.put("rule", rule.key());
        answer.put("article", rule.article());
        answer.put("sentence", wording.sentence(verdict));
        return answer;
    }

    /** The whole numbers, areas in 0.01 m², and what they mean. */
    static Map<String, Object> result(Verdict verdict) {
        var count = verdict.count();
        var result = new LinkedHashMap<String, Object>();
        var other = count.measures(Measure.AREA) ? Measure.AREA : Measure.HOUSEHOLDS;
        result.put("total_" + other.word(), count.of(other, Count.Base.ALL));
        result.put("total_heads", count.of(Measure.HEADS, Count.Base.ALL));
        result.put("part_" + other.word(), count.of(other, Count.Base.PARTICIPATING));
        result.put("part_heads", count.of(Measure.HEADS, Count.Base.PARTICIPATING));
        if (other == Measure.AREA) {
            result.put("yes_area", count.yes(Measure.AREA));
        }
        result.put("yes_heads", count.yes(Measure.HEADS));
        result.put("quorum", verdict.quorum());
        result.put("passed", verdict.passed());
        return result;
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
