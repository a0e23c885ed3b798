package org.gongzhi.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.territory.Level;
import org.jspecify.annotations.Nullable;

/** Reads a definition from YAML. What it cannot read, or does not know, it refuses with file, line and reason. */
final class DefinitionReader {

    private static final Set<String> SECTIONS =
            Set.of("fields", "facts", "parties", "quantities", "states", "actions", "clocks");
    private static final Set<String> TOP = Set.of(
            "procedure",
            "name",
            "law",
            "number",
            "title",
            "first",
            "include",
            "open",
            "merge",
            "series",
            "publish",
            "fields",
            "facts",
            "parties",
            "quantities",
            "states",
            "actions",
            "clocks");

    private final YamlWords top;
    private final List<YamlWords> parts = new ArrayList<>();
    private final String hash;

    private DefinitionReader(Bundle bundle) {
        this.hash = hash(bundle.text());
        var main = bundle.parts().getFirst();
        this.top = YamlWords.of(YamlNode.read(main.file(), main.text()), TOP);
        parts.add(top);
        bundle.parts().stream()
                .skip(1)
                .forEach(part -> parts.add(YamlWords.of(YamlNode.read(part.file(), part.text()), SECTIONS)));
    }

    static Procedure read(String file, String text) {
        return read(Bundle.of(file, text));
    }

    static Procedure read(Bundle bundle) {
        var reader = new DefinitionReader(bundle);
        var procedure = reader.procedure();
        new DefinitionCheck(procedure, bundle.file(), reader::complaint).run();
        new WordsCheck(procedure, reader::complaint).run();
        return procedure;
    }

    /** Says of {@code number}, or of {@code actions/call-back}, what is wrong and where it stands. */
    private DefinitionError complaint(String where, String reason) {
        int slash = where.indexOf('/');
        var section = slash < 0 ? where : where.substring(0, slash);
        var node = top.get(section);
        if (slash > 0) {
            node = section(section).getOrDefault(where.substring(slash + 1), node == null ? top.node() : node);
        }
        return (node == null ? top.node() : node).error(where + ": " + reason);
    }

    static String hash(String text) {
        return Sha256.hex(text);
    }

    /** The entries of a section in the file and all its parts; one written in two of them is an error. */
    private Map<String, YamlNode> section(String name) {
        var entries = new LinkedHashMap<String, YamlNode>();
        for (var part : parts) {
            var section = part.get(name);
            if (section != null) {
                section.map().forEach((key, node) -> {
                    if (entries.put(key, node) != null) {
                        throw node.error("'" + key + "' of " + name + " stands in another part already");
                    }
                });
            }
        }
        return entries;
    }

    private Procedure procedure() {
        var fields = FieldReader.fields(section("fields"));
        var names = new Guard.Names(Map.of(), fields, FieldReader.fields(section("facts")));
        var open = YamlWords.of(top.need("open"), Set.of("by", "tell"));
        top.need("states");
        top.need("actions");
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
                ActionReader.tells(open.list("tell"), names),
                each("states", DefinitionReader::state),
                each("actions", (key, node) -> new ActionReader(key, node, names).read()),
                each("clocks", (key, node) -> new ClockReader(key, node, names).read()),
                names.facts(),
                each("parties", DefinitionReader::role),
                each("quantities", (_, node) -> node.text()),
                top.get("merge") == null ? null : merge(top.need("merge")),
                top.get("series") == null ? null : series(top.need("series"), names),
                Set.copyOf(top.need("publish").texts()));
    }

    private <T> Map<String, T> each(String section, BiFunction<String, YamlNode, T> reader) {
        var read = new LinkedHashMap<String, T>();
        section(section).forEach((key, node) -> read.put(key, reader.apply(key, node)));
        return read;
    }

    private static State state(String key, YamlNode node) {
        var words = YamlWords.of(node, Set.of("name", "public", "end", "desk", "no-clock", "readers", "sealed"));
        var name = words.need("name").text();
        var shown = words.text("public");
        return new State(
                key,
                name,
                shown == null ? name : shown,
                words.flag("end"),
                words.parse("desk", Expressions::desk),
                words.flag("sealed"),
                words.text("no-clock"),
                texts(words, "readers"));
    }

    private static PartyRole role(String key, YamlNode node) {
        var words = YamlWords.of(node, Set.of("name", "inbox"));
        return new PartyRole(key, words.need("name").text(), words.flag("inbox"));
    }

    private static MergeRule merge(YamlNode node) {
        var words = YamlWords.of(node, Set.of("state", "follow", "answers", "shows"));
        return new MergeRule(
                words.need("state").text(), texts(words, "follow"), texts(words, "answers"), texts(words, "shows"));
    }

    private static Series series(YamlNode node, Guard.Names names) {
        var words = YamlWords.of(node, Set.of("each", "every", "day", "fields"));
        @Nullable Integer day = words.parse("day", Integer::parseInt);
        return new Series(
                words.need("each").parse(Level::of),
                words.need("every").parse(Series.Period::of),
                day == null ? 1 : day,
                DeedsReader.values(words.get("fields"), names.beforehand()));
    }

    private static Set<String> texts(YamlWords words, String word) {
        return words.list(word).stream().map(YamlNode::text).collect(Collectors.toUnmodifiableSet());
    }
}
