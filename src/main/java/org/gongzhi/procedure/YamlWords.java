package org.gongzhi.procedure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words of one mapping in a definition: what must be there, and what may be. */
public record YamlWords(YamlNode node, Map<String, YamlNode> words) {

    /** The words of a mapping, after refusing every word that is not one of the known ones. */
    public static YamlWords of(YamlNode node, Set<String> known) {
        var words = node.map();
        words.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.error("unknown word '" + key + "', known here are "
                        + known.stream().sorted().toList());
            }
        });
        return new YamlWords(node, words);
    }

    @Nullable
    public YamlNode get(String word) {
        return words.get(word);
    }

    public YamlNode need(String word) {
        var value = words.get(word);
        if (value == null) {
            throw node.error("'" + word + "' is missing");
        }
        return value;
    }

    @Nullable
    public String text(String word) {
        var value = words.get(word);
        return value == null ? null : value.text();
    }

    public boolean flag(String word) {
        var value = words.get(word);
        return value != null && value.flag();
    }

    /** Reads a word that may be missing by a function that may complain. */
    public <T> @Nullable T parse(String word, Function<String, T> reader) {
        var value = words.get(word);
        return value == null ? null : value.parse(reader);
    }

    public List<YamlNode> list(String word) {
        var value = words.get(word);
        return value == null ? List.of() : value.list();
    }
}
