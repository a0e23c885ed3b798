package org.gongzhi.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what forms ask, and what facts may be. */
final class FieldReader {

    private FieldReader() {}

    static Map<String, Field> form(@Nullable YamlNode node) {
        return node == null ? Map.of() : fields(node.map());
    }

    static Map<String, Field> fields(Map<String, YamlNode> nodes) {
        var fields = new LinkedHashMap<String, Field>();
        nodes.forEach((key, node) -> fields.put(key, field(key, node)));
        return fields;
    }

    private static Field field(String key, YamlNode node) {
        var words =
                YamlWords.of(node, Set.of("type", "label", "called", "hint", "required", "max", "of", "class", "fold"));
        var of = words.get("of");
        var privacy = words.parse("class", text -> Field.Privacy.valueOf(text.toUpperCase(Locale.ROOT)));
        var max = words.parse("max", Integer::parseInt);
        return new Field(
                key,
                words.need("type").parse(text -> Field.Type.valueOf(text.toUpperCase(Locale.ROOT))),
                words.need("label").text(),
                Objects.requireNonNullElse(
                        words.text("called"), words.need("label").text()),
                words.text("hint"),
                words.flag("required"),
                max == null ? 0 : max,
                words.text("fold"),
                of == null || !of.isMap() ? List.of() : choices(of),
                of == null || of.isMap() ? null : of.text(),
                privacy == null ? Field.Privacy.STAFF : privacy);
    }

    private static List<Field.Choice> choices(YamlNode node) {
        return node.map().entrySet().stream()
                .map(choice ->
                        new Field.Choice(choice.getKey(), choice.getValue().text()))
                .toList();
    }
}
