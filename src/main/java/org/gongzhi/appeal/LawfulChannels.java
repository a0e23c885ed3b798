package org.gongzhi.appeal;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The lawful channels (依法分流) and what somebody sent there must know, as the law stands today. */
@Component
class LawfulChannels {

    private static final String FILE = "appeal/diversions.yaml";

    private final List<Edition> newestFirst;
    private final InstantSource clock;

    LawfulChannels(InstantSource clock) throws IOException {
        this.clock = clock;
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            List<Map<String, Object>> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            newestFirst = read.stream()
                    .map(LawfulChannels::edition)
                    .sorted(Comparator.comparing(Edition::valid).reversed())
                    .toList();
        } catch (ClassCastException | NullPointerException e) {
            throw new IllegalStateException("cannot read " + FILE, e);
        }
    }

    private record Edition(LocalDate valid, Map<String, Channel> cases) {}

    /** Where to go, with what, by when, and by which law. */
    record Channel(String name, List<String> where, List<String> bring, String time, List<Law> law) {}

    record Law(String name, String article, LocalDate since) {}

    Optional<Channel> find(@Nullable Object key) {
        var day = Shanghai.day(clock.instant());
        return newestFirst.stream()
                .filter(edition -> !edition.valid().isAfter(day))
                .findFirst()
                .map(edition -> edition.cases().get(Objects.toString(key, "")));
    }

    private static Edition edition(Map<String, Object> read) {
        var cases = new LinkedHashMap<String, Channel>();
        ((Map<?, ?>) need(read, "cases")).forEach((key, value) -> {
            var one = (Map<?, ?>) value;
            cases.put(
                    key.toString(),
                    new Channel(
                            need(one, "name").toString(),
                            texts(need(one, "where")),
                            texts(need(one, "bring")),
                            need(one, "time").toString(),
                            ((List<?>) need(one, "law"))
                                    .stream().map(LawfulChannels::law).toList()));
        });
        return new Edition(LocalDate.parse(need(read, "valid").toString()), cases);
    }

    private static Law law(Object value) {
        var law = (Map<?, ?>) value;
        return new Law(
                need(law, "name").toString(),
                need(law, "article").toString(),
                LocalDate.parse(need(law, "since").toString()));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    private static Object need(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
