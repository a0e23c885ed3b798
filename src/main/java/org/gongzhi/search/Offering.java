package org.gongzhi.search;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.gongzhi.category.Category;
import org.gongzhi.suggestion.Suggestions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which reports may be shown to a neighbour as possibly the same: those about things everybody sees, such as lamps and
 * drains, never those about people. The rule is data: {@code search/offering.properties}, of the program or the data
 * folder.
 */
@Component
class Offering {

    private final Suggestions suggestions;
    private final List<Category> categories;
    private final List<Category> people;
    private final List<String> things;
    private final List<String> never;

    Offering(Suggestions suggestions, @Value("${gongzhi.data:}") String data) throws IOException {
        this.suggestions = suggestions;
        var rule = new Properties();
        try (var reader = open(data)) {
            rule.load(reader);
        }
        this.categories = list(rule, "categories").stream().map(Category::new).toList();
        this.people = list(rule, "people").stream().map(Category::new).toList();
        this.things = list(rule, "things");
        this.never = list(rule, "never");
    }

    private static Reader open(String data) throws IOException {
        var own = Path.of(data, "search", "offering.properties");
        return !data.isEmpty() && Files.exists(own)
                ? Files.newBufferedReader(own)
                : new InputStreamReader(
                        Objects.requireNonNull(Offering.class.getResourceAsStream("/search/offering.properties")),
                        StandardCharsets.UTF_8);
    }

    private static List<String> list(Properties rule, String name) {
        return List.of(rule.getProperty(name, "").strip().split("\\s*,\\s*"));
    }

    /** @param category what an officer sorted it under; null while nobody has */
    boolean allows(@Nullable String category, String said) {
        if (never.stream().anyMatch(said::contains)
                || (category != null && people.stream().anyMatch(new Category(category)::isWithin))) {
            return false;
        }
        return things.stream().anyMatch(said::contains) || isOf(category, said);
    }

    /**
     * The thing both name, if it is one everybody sees: the reporter's own word, so it tells them nothing of the other.
     */
    @Nullable
    String common(String said, String other) {
        return things.stream()
                .filter(thing -> said.contains(thing) && other.contains(thing))
                .findFirst()
                .orElse(null);
    }

    private boolean isOf(@Nullable String category, String said) {
        var suggestion = category == null ? suggestions.suggest("", said) : null;
        if (suggestion != null && !suggestion.sure()) {
            return false;
        }
        var known = new Category(suggestion == null ? Objects.requireNonNull(category) : suggestion.category());
        return categories.stream().anyMatch(known::isWithin);
    }
}
