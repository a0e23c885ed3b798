package org.gongzhi.procedure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a definition from YAML. What it cannot read, or does not know, it refuses with file, line and reason. */
final class DefinitionReader {

    private static final Set<String> TOP = Set.of(
            "procedure",
            "name",
            "law",
            "number",
            "title",
            "first",
            "fields",
            "open",
            "states",
            "actions",
            "clocks",
            "publish");

    private final YamlWords top;
    private final String hash;

    private DefinitionReader(String file, String text) {
        this.top = YamlWords.of(YamlNode.read(file, text), TOP);
        this.hash = hash(text);
    }

    static Procedure read(String file, String text) {
        var reader = new DefinitionReader(file, text);
        var procedure = reader.procedure();
        new DefinitionCheck(procedure, file, reader::lineOf).run();
        return procedure;
    }

    /** The line of {@code number}, or of {@code actions/call-back}. */
    private int lineOf(String where) {
        int slash = where.indexOf('/');
        var node = top.get(slash < 0 ? where : where.substring(0, slash));
        if (node != null && slash > 0) {
            node = node.map().getOrDefault(where.substring(slash + 1), node);
        }
        return node == null ? 1 : node.line();
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Procedure procedure() {
        var fields = fields(top.get("fields"));
        var open = YamlWords.of(top.need("open"), Set.of("by", "tell"));
        var states = new LinkedHashMap<String, State>();
        top.need("states").map().forEach((key, node) -> states.put(key, state(key, node)));
        var actions = new LinkedHashMap<String, Action>();
        top.need("actions").map().forEach((key, node) -> actions.put(key, new ActionReader(key, node, fields).read()));
        var clocks = new LinkedHashMap<String, ClockRule>();
        if (top.get("clocks") != null) {
            top.need("clocks").map().forEach((key, node) -> clocks.put(key, new ClockReader(key, node).read()));
        }
        return new Procedure(
                top.need("procedure").text(),
                hash,
                top.need("name").text(),
                top.need("law").texts(),
                top.need("number").text(),
                top.need("title").text(),
                top.need("first").text(),
                fields,
                ActionReader.actors(open.list("by")),
                ActionReader.tells(open.list("tell"), fields, Map.of()),
                states,
                actions,
                clocks,
                Set.copyOf(top.need("publish").texts()));
    }

    static Map<String, Field> fields(@Nullable YamlNode node) {
        var fields = new LinkedHashMap<String, Field>();
        if (node != null) {
            node.map().forEach((key, field) -> fields.put(key, field(key, field)));
        }
        return fields;
    }

    private static Field field(String key, YamlNode node) {
        var words = YamlWords.of(node, Set.of("type", "label", "hint", "required", "max", "of", "class"));
        var privacy = words.parse("class", text -> Field.Privacy.valueOf(text.toUpperCase(Locale.ROOT)));
        var max = words.parse("max", Integer::parseInt);
        return new Field(
                key,
                words.need("type").parse(text -> Field.Type.valueOf(text.toUpperCase(Locale.ROOT))),
                words.need("label").text(),
                words.text("hint"),
                words.flag("required"),
                max == null ? 0 : max,
                words.get("of") == null ? List.of() : choices(words.need("of")),
                privacy == null ? Field.Privacy.STAFF : privacy);
    }

    private static List<Field.Choice> choices(YamlNode node) {
        return node.map().entrySet().stream()
                .map(choice ->
                        new Field.Choice(choice.getKey(), choice.getValue().text()))
                .toList();
    }

    private static State state(String key, YamlNode node) {
        var words = YamlWords.of(node, Set.of("name", "public", "end", "desk", "no-clock"));
        var name = words.need("name").text();
        var shown = words.text("public");
        return new State(
                key,
                name,
                shown == null ? name : shown,
                words.flag("end"),
                words.parse("desk", Expressions::desk),
                words.text("no-clock"));
    }
}
