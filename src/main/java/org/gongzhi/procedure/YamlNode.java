package org.gongzhi.procedure;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A piece of a YAML file that remembers its line, so that every complaint can say where. */
public record YamlNode(String file, Node node) {

    public static YamlNode read(String file, String text) {
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new DefinitionError(file, 1, "the file is empty");
            }
            return new YamlNode(file, root);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new DefinitionError(file, mark == null ? 1 : mark.getLine() + 1, String.valueOf(e.getProblem()));
        }
    }

    public DefinitionError error(String reason) {
        return new DefinitionError(file, line(), reason);
    }

    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** The entries of a mapping in file order; a key written twice is an error. */
    public Map<String, YamlNode> map() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("expected key: value pairs");
        }
        var entries = new LinkedHashMap<String, YamlNode>();
        for (var tuple : mapping.getValue()) {
            var key = new YamlNode(file, tuple.getKeyNode());
            if (entries.put(key.text(), new YamlNode(file, tuple.getValueNode())) != null) {
                throw key.error("'" + key.text() + "' stands here twice");
            }
        }
        return entries;
    }

    /** The items of a sequence; a single value is a sequence of one. */
    public List<YamlNode> list() {
        if (node instanceof SequenceNode sequence) {
            var items = new ArrayList<YamlNode>();
            sequence.getValue().forEach(item -> items.add(new YamlNode(file, item)));
            return items;
        }
        return List.of(this);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw error("expected a plain value");
        }
        return scalar.getValue().strip();
    }

    public List<String> texts() {
        return list().stream().map(YamlNode::text).toList();
    }

    public int number() {
        return parse(Integer::parseInt);
    }

    public boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("expected true or false");
        };
    }

    /** Reads the text by a function that may complain with an {@link IllegalArgumentException}. */
    public <T> T parse(Function<String, T> reader) {
        try {
            return reader.apply(text());
        } catch (IllegalArgumentException e) {
            throw error(Optional.ofNullable(e.getMessage()).orElse("cannot be read"));
        }
    }
}
