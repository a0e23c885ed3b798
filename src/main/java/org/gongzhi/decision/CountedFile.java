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
        var file = head(vote, rule);
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
        return written(file, digests, verdict);
    }

    /**
     * Of persons only who came stands beside a household's number, and what the ballots say stands apart: all weigh the
     * same, so the count needs no more, and a large family is not read from it.
     */
    static byte[] ofPeople(
            Vote vote,
            Rule rule,
            Roll roll,
            Map<String, Choice> choices,
            Set<String> there,
            Hands hands,
            List<String> digests,
            Verdict verdict) {
        var file = head(vote, rule);
        var mixed = new ArrayList<>(roll.units());
        Collections.shuffle(mixed, new SecureRandom());
        var households = new HashMap<String, String>();
        file.put(
                "people",
                mixed.stream()
                        .map(person -> Map.<String, Object>of(
                                "household",
                                households.computeIfAbsent(
                                        String.valueOf(person.household()), _ -> "h" + (households.size() + 1)),
                                "came",
                                there.contains(person.key()) || choices.containsKey(person.key())))
                        .toList());
        file.put("votes", choices.values().stream().map(Choice::letter).sorted().toList());
        file.put("hands", Map.of("Y", hands.yes(), "N", hands.no(), "A", hands.abstain(), "void", hands.blank()));
        return written(file, digests, verdict);
    }

    private static Map<String, Object> head(Vote vote, Rule rule) {
        var file = new LinkedHashMap<String, Object>();
        file.put("name", vote.title());
        file.put("number", vote.number());
        file.put("rule", rule.key());
        file.put("article", rule.article());
        file.put("thresholds", Map.of("quorum", lines(rule.quorum()), "pass", lines(rule.pass())));
        if (rule.quorum().any()) {
            file.put("quorum_any", true);
        }
        return file;
    }

    private static List<String> lines(Requirement requirement) {
        return requirement.thresholds().stream().map(Threshold::toString).toList();
    }

    private static byte[] written(Map<String, Object> file, List<String> digests, Verdict verdict) {
        file.put("ballots", digests.stream().sorted().toList());
        file.put("result", TallyCommand.result(verdict));
        return JSON.writeValueAsString(file).getBytes(StandardCharsets.UTF_8);
    }
}
