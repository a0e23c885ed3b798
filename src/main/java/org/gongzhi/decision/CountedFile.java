package org.gongzhi.decision;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file everybody may take and count again with {@code bin/Recount.java} (公开计票文件): units and owners under numbers
 * drawn by lot, so that nobody reads from it who said what; beside them the digests of all ballots that were counted,
 * in no order, so that everybody finds their own.
 */
final class CountedFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CountedFile() {}

    static byte[] of(
            Vote vote,
            Rule rule,
            List<Unit> units,
            Map<String, Choice> choices,
            List<String> digests,
            Verdict verdict) {
        var file = new LinkedHashMap<String, Object>();
        file.put("name", vote.title());
        file.put("number", vote.number());
        file.put("rule", rule.key());
        file.put("article", rule.article());
        file.put(
                "thresholds",
                Map.of(
                        "quorum",
                        rule.quorum().thresholds().stream()
                                .map(Threshold::toString)
                                .toList(),
                        "pass",
                        rule.pass().thresholds().stream()
                                .map(Threshold::toString)
                                .toList()));
        var mixed = new ArrayList<>(units);
        Collections.shuffle(mixed, new SecureRandom());
        var owners = new HashMap<Set<String>, String>();
        var roll = new ArrayList<Map<String, Object>>();
        var votes = new LinkedHashMap<String, String>();
        for (var unit : mixed) {
            var key = "u" + (roll.size() + 1);
            var owner = owners.computeIfAbsent(unit.owners(), _ -> "o" + (owners.size() + 1));
            roll.add(Map.of("unit", key, "owner", owner, "area", unit.area()));
            var choice = choices.get(unit.key());
            if (choice != null) {
                votes.put(key, choice.letter());
            }
        }
        file.put("roll", roll);
        file.put("votes_by", "unit");
        file.put("votes", votes);
        file.put("ballots", digests.stream().sorted().toList());
        file.put("result", TallyCommand.result(verdict));
        return JSON.writeValueAsString(file).getBytes(StandardCharsets.UTF_8);
    }
}
