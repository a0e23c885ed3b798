package org.gongzhi.decision;

import java.util.List;
import java.util.Set;
import org.gongzhi.procedure.YamlNode;
import org.gongzhi.procedure.YamlWords;

/** Thresholds that must hold, all of them or any one of them (同时满足、满足其一). */
public record Requirement(List<Threshold> thresholds, boolean any) {

    public Requirement {
        thresholds = List.copyOf(thresholds);
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("a requirement names at least one threshold");
        }
    }

    /** Reads a list, of which all must hold, or {@code any: [...]}. */
    static Requirement read(YamlNode node) {
        if (!node.isMap()) {
            return new Requirement(read(node.list()), false);
        }
        var words = YamlWords.of(node, Set.of("any"));
        return new Requirement(read(words.need("any").list()), true);
    }

    private static List<Threshold> read(List<YamlNode> items) {
        return items.stream().map(item -> item.parse(Threshold::parse)).toList();
    }

    boolean met(List<Verdict.Line> lines) {
        return any
                ? lines.stream().anyMatch(Verdict.Line::holds)
                : lines.stream().allMatch(Verdict.Line::holds);
    }
}
