package org.gongzhi.category;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The categories in force. Each edition is a file {@code category/FIRST-DAY.csv} of the program or of the data folder;
 * the one with the latest first day that has come is in force. An old edition stays, so that old matters keep names.
 */
@Component
public class Categories {

    private final NavigableMap<LocalDate, Edition> editions = new TreeMap<>();
    private final InstantSource clock;

    Categories(ResourcePatternResolver resources, InstantSource clock, @Value("${gongzhi.data:}") String data)
            throws IOException {
        this.clock = clock;
        load(resources, "classpath*:category/*.csv");
        if (!data.isEmpty()) {
            load(resources, "file:" + data + "/category/*.csv");
        }
    }

    private void load(ResourcePatternResolver resources, String pattern) throws IOException {
        for (var file : resources.getResources(pattern)) {
            var edition = Edition.read(file);
            editions.put(edition.from(), edition);
        }
    }

    private Edition today() {
        var edition = editions.floorEntry(Shanghai.day(clock.instant()));
        if (edition == null) {
            throw new IllegalStateException("no edition of the categories is in force");
        }
        return edition.getValue();
    }

    /** The first day of the edition in force. */
    public LocalDate inForceSince() {
        return today().from();
    }

    /** Every category of every level, each after the one around it, in the order of the edition. */
    public List<Category> all() {
        return List.copyOf(today().all().values());
    }

    /** Those of the widest level. */
    public List<Category> widest() {
        return all().stream().filter(category -> category.level() == 1).toList();
    }

    /** Those one level below. */
    public List<Category> within(Category wider) {
        return all().stream()
                .filter(category -> category.level() == wider.level() + 1 && category.isWithin(wider))
                .toList();
    }

    public Optional<Category> find(String path) {
        return Optional.ofNullable(today().all().get(path));
    }

    /**
     * The category with that path.
     *
     * @throws Refusal if the edition in force has none
     */
    public Category get(String path) {
        return find(path).orElseThrow(() -> Refusal.invalid("category.unknown", path));
    }
}
