package org.gongzhi.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gongzhi.calendar.Limit;
import org.gongzhi.procedure.YamlNode;
import org.gongzhi.procedure.YamlWords;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/** Reads one file of rules (规则包). Every rule brings golden cases that must come out right, or the program stops. */
final class RulePack {

    private static final Set<String> HEAD =
            Set.of("pack", "name", "source", "text", "from", "until", "place", "note", "matters", "rules");
    private static final Set<String> RULE = Set.of(
            "name",
            "body",
            "matters",
            "article",
            "quorum",
            "pass",
            "notice",
            "posting",
            "proxies",
            "household-proxy",
            "callers",
            "first",
            "paper-only",
            "note",
            "cases",
            "from",
            "until");
    private static final Set<String> CASE = Set.of("all", "part", "yes", "quorum", "passed");

    private final YamlWords head;

    private RulePack(YamlWords head) {
        this.head = head;
    }

    /** The kinds of matter a file names, in words, and its rules. */
    record Read(Map<String, String> matters, List<Rule> rules) {}

    static Read read(String file, String text) {
        var pack = new RulePack(YamlWords.of(YamlNode.read(file, text), HEAD));
        var matters = new LinkedHashMap<String, String>();
        pack.head.need("matters").map().forEach((key, name) -> matters.put(key, name.text()));
        var rules = new ArrayList<Rule>();
        pack.head.need("rules").map().forEach((key, node) -> rules.add(pack.rule(key, node, matters.keySet())));
        pack.requireAllDecided(matters.keySet(), rules);
        return new Read(matters, rules);
    }

    private void requireAllDecided(Set<String> matters, List<Rule> rules) {
        var undecided = new HashSet<>(matters);
        rules.forEach(rule -> undecided.removeAll(rule.matters()));
        if (!undecided.isEmpty()) {
            throw head.need("matters")
                    .error("no rule decides " + undecided.stream().sorted().toList());
        }
    }

    private Rule rule(String key, YamlNode node, Set<String> known) {
        var words = YamlWords.of(node, RULE);
        var matters = Set.copyOf(words.need("matters").texts());
        matters.stream().filter(matter -> !known.contains(matter)).findFirst().ifPresent(matter -> {
            throw words.need("matters").error("unknown kind of matter '" + matter + "'");
        });
        var rule = new Rule(
                head.need("pack").text() + "." + key,
                words.need("name").text(),
                words.need("body").text(),
                matters,
                head.parse("place", PlaceCode::new),
                head.need("source").text(),
                words.need("article").text(),
                head.need("text").parse(LocalDate::parse),
                words.get("from") == null
                        ? head.need("from").parse(LocalDate::parse)
                        : words.need("from").parse(LocalDate::parse),
                words.get("until") == null ? day(head, "until") : day(words, "until"),
                Requirement.read(words.need("quorum")),
                Requirement.read(words.need("pass")),
                words.parse("notice", Limit::parse),
                words.parse("posting", Limit::parse),
                words.parse("proxies", Integer::valueOf),
                words.flag("household-proxy"),
                texts(words, "callers"),
                texts(words, "first"),
                words.flag("paper-only"),
                words.text("note"));
        prove(rule, words.need("cases"));
        return rule;
    }

    private static @Nullable LocalDate day(YamlWords words, String word) {
        return words.parse(word, LocalDate::parse);
    }

    private static List<String> texts(YamlWords words, String word) {
        return words.list(word).stream().map(YamlNode::text).toList();
    }

    private static void prove(Rule rule, YamlNode cases) {
        for (var node : cases.list()) {
            var words = YamlWords.of(node, CASE);
            Verdict verdict;
            try {
                verdict = rule.judge(new Count(numbers(words, "all"), numbers(words, "part"), numbers(words, "yes")));
            } catch (IllegalArgumentException e) {
                throw node.error(String.valueOf(e.getMessage()));
            }
            if (verdict.quorum() != words.need("quorum").flag()
                    || verdict.passed() != words.need("passed").flag()) {
                throw node.error("golden case of " + rule.key() + " comes out as quorum " + verdict.quorum()
                        + ", passed " + verdict.passed());
            }
        }
    }

    private static Map<Measure, Long> numbers(YamlWords words, String word) {
        var numbers = new EnumMap<Measure, Long>(Measure.class);
        words.need(word)
                .map()
                .forEach((measure, number) ->
                        numbers.put(Measure.valueOf(measure.toUpperCase(Locale.ROOT)), number.parse(Long::valueOf)));
        return numbers;
    }
}
