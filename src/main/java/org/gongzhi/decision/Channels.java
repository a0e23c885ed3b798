package org.gongzhi.decision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gongzhi.procedure.YamlNode;
import org.gongzhi.procedure.YamlWords;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Where the law of a place demands its own system for owners' votes (法定表决渠道): {@code rules/channels/*.yaml}, of the
 * program and of the data folder. There the program prepares, imports the official result, and says so.
 */
@Component
class Channels {

    private final List<Official> officials = new ArrayList<>();

    Channels(ResourcePatternResolver resources, @Value("${gongzhi.data:}") String data) throws IOException {
        load(resources, "classpath*:rules/channels/*.yaml");
        if (!data.isEmpty()) {
            load(resources, "file:" + data + "/rules/channels/*.yaml");
        }
    }

    /**
     * One place's demand, with its source and dates.
     *
     * @param checked when somebody last read the official text; null is not yet, and staff are told so
     */
    record Official(
            PlaceCode place,
            String system,
            String article,
            LocalDate from,
            @Nullable LocalDate until,
            Set<String> bodies,
            @Nullable LocalDate checked) {

        boolean holds(String body, PlaceCode where, LocalDate day) {
            return bodies.contains(body)
                    && where.isWithin(place)
                    && !day.isBefore(from)
                    && (until == null || !day.isAfter(until));
        }
    }

    private void load(ResourcePatternResolver resources, String pattern) throws IOException {
        for (var resource : resources.getResources(pattern)) {
            read(Objects.requireNonNull(resource.getFilename()), resource.getContentAsString(StandardCharsets.UTF_8));
        }
    }

    private void read(String file, String text) {
        for (var node : YamlWords.of(YamlNode.read(file, text), Set.of("channels"))
                .need("channels")
                .list()) {
            var words = YamlWords.of(node, Set.of("place", "system", "article", "from", "until", "bodies", "checked"));
            officials.add(new Official(
                    words.need("place").parse(PlaceCode::new),
                    words.need("system").text(),
                    words.need("article").text(),
                    words.need("from").parse(LocalDate::parse),
                    words.parse("until", LocalDate::parse),
                    Set.copyOf(words.need("bodies").texts()),
                    words.parse("checked", LocalDate::parse)));
        }
    }

    /** Whether this system is named by a rule whose text and dates nobody has read in the original yet. */
    boolean isUnchecked(@Nullable String system) {
        return officials.stream().anyMatch(one -> one.system().equals(system) && one.checked() == null);
    }

    /** The system that counts there on that day; empty where ballots may be cast here. */
    Optional<Official> official(String body, PlaceCode place, LocalDate day) {
        return officials.stream()
                .filter(one -> one.holds(body, place, day))
                .max(Comparator.comparingInt(one -> one.place().value().length()));
    }
}
