package org.gongzhi.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.calendar.Limit;
import org.jspecify.annotations.Nullable;

/** Reads one clock of a definition. */
record ClockReader(String key, YamlWords words, Guard.Names names) {

    private static final Set<String> WORDS = Set.of(
            "name",
            "start",
            "stop",
            "limit",
            "until",
            "by-priority",
            "warn",
            "on-warn",
            "overdue",
            "perform",
            "pause",
            "extend",
            "window",
            "wait",
            "law");

    ClockReader(String key, YamlNode node, Guard.Names names) {
        this(key, YamlWords.of(node, WORDS), names.beforehand());
    }

    ClockRule read() {
        return new ClockRule(
                key,
                words.need("name").text(),
                triggers(words.need("start")),
                triggers(words.need("stop")),
                words.need("limit").parse(Limit::parse),
                words.list("until").stream().map(node -> node.parse(this::date)).toList(),
                byPriority(),
                words.parse("warn", Expressions::warn),
                ActionReader.tells(words.list("on-warn"), names),
                ActionReader.tells(words.list("overdue"), names),
                words.text("perform"),
                words.list("pause").stream()
                        .map(pause -> pause.parse(Expressions::pause))
                        .toList(),
                extension(),
                words.flag("window") || words.flag("wait"),
                words.flag("wait"),
                words.text("law"));
    }

    /** {@code fields.finish} or {@code facts.finish}, which must be a date. */
    private Guard.Operand date(String text) {
        var operand = Guard.value(text, names);
        var field = switch (operand) {
            case Guard.Operand.MatterField(var key) -> names.fields().get(key);
            case Guard.Operand.Fact(var key) -> names.facts().get(key);
            case Guard.Operand.FormAnswer _, Guard.Operand.Literal _ -> null;
        };
        if (field == null || field.type() != Field.Type.DATE) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no date: use fields.FIELD or facts.FACT of that type");
        }
        return operand;
    }

    private Map<String, Limit> byPriority() {
        var limits = new LinkedHashMap<String, Limit>();
        var given = words.get("by-priority");
        if (given != null) {
            given.map().forEach((priority, limit) -> limits.put(priority, limit.parse(Limit::parse)));
        }
        return limits;
    }

    private static List<ClockRule.Trigger> triggers(YamlNode node) {
        return node.list().stream()
                .map(trigger -> trigger.parse(Expressions::trigger))
                .toList();
    }

    private ClockRule.@Nullable Extension extension() {
        var given = words.get("extend");
        if (given == null) {
            return null;
        }
        var parts = YamlWords.of(given, Set.of("times", "days"));
        return new ClockRule.Extension(
                parts.need("times").number(), parts.need("days").number());
    }
}
