package org.gongzhi.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.YamlNode;
import org.gongzhi.procedure.YamlWords;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The dated rules of seals (用印分级), from {@code rules/seals.yaml}. A file that says nonsense stops the program. */
@Component
class SealRules {

    private static final Set<String> ENTRY =
            Set.of("valid", "source", "keepers", "heads", "photos", "bands", "town", "county");
    private static final Set<String> CIRCLE = Set.of("keepers", "heads", "bands");
    private static final Set<String> VILLAGE_TIERS = Set.of("village", "town");
    private static final Set<String> OFFICE_TIERS = Set.of("own", "above");
    private static final Set<String> BAND = Set.of("kinds", "below", "tier", "decision", "article");
    private static final Set<String> KINDS =
            Set.of("certificate", "letter", "contract", "funds", "asset", "guarantee", "other");

    private final List<Edition> newestFirst;

    @Autowired
    SealRules(@Value("${gongzhi.seal.rules:classpath:rules/seals.yaml}") Resource source) throws IOException {
        this(Objects.requireNonNull(source.getFilename()), source.getContentAsString(StandardCharsets.UTF_8));
    }

    SealRules(String file, String text) {
        this.newestFirst = YamlNode.read(file, text).list().stream()
                .map(SealRules::edition)
                .sorted(Comparator.comparing(Edition::valid).reversed())
                .toList();
    }

    /**
     * What holds from a day on.
     *
     * @param photos how many photographs a use needs: before and after
     * @param circles for seals of bodies at places of each level
     */
    record Edition(LocalDate valid, String source, int photos, Map<Integer, Circle> circles) {

        /** @throws Refusal if the rules say nothing of seals there */
        Circle of(PlaceCode place) {
            var circle = circles.get(place.value().length());
            if (circle == null) {
                throw Refusal.conflict("seal.no-rules");
            }
            return circle;
        }
    }

    /**
     * The seals of one level of places.
     *
     * @param keepers duties one of which a keeper holds at the seal's place, or in its body
     * @param heads duties none of which a keeper holds there or above
     */
    record Circle(Set<String> keepers, Set<String> heads, List<Band> bands) {

        /** The approval that a use of this kind over this amount needs. */
        Band band(String kind, long amount) {
            return bands.stream()
                    .filter(band -> band.kinds().contains(kind) && (band.below() == null || amount < band.below()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * One band of uses.
     *
     * @param below amounts under this many yuan; null whatever the amount
     * @param tier how far up the approval goes
     * @param decision whether a decision that passed and was posted must cover it
     */
    record Band(Set<String> kinds, @Nullable Long below, String tier, boolean decision, String article) {}

    /** The rules in force on a day; before the first, the first. */
    Edition on(LocalDate day) {
        return newestFirst.stream()
                .filter(edition -> !edition.valid().isAfter(day))
                .findFirst()
                .orElseGet(newestFirst::getLast);
    }

    List<Edition> editions() {
        return newestFirst;
    }

    private static Edition edition(YamlNode node) {
        var words = YamlWords.of(node, ENTRY);
        var circles = new HashMap<Integer, Circle>();
        circles.put(Level.VILLAGE.length(), circle(words, VILLAGE_TIERS));
        for (var level : List.of(Level.TOWN, Level.COUNTY)) {
            var own = words.get(level.key());
            if (own != null) {
                circles.put(level.length(), circle(YamlWords.of(own, CIRCLE), OFFICE_TIERS));
            }
        }
        return new Edition(
                words.need("valid").parse(LocalDate::parse),
                words.need("source").text(),
                words.need("photos").parse(Integer::valueOf),
                Map.copyOf(circles));
    }

    private static Circle circle(YamlWords words, Set<String> tiers) {
        var bands = words.need("bands").list().stream()
                .map(node -> band(node, tiers))
                .toList();
        for (var kind : KINDS) {
            if (bands.stream().noneMatch(band -> band.kinds().contains(kind) && band.below() == null)) {
                throw words.need("bands").error("no band decides every amount of " + kind);
            }
        }
        return new Circle(
                Set.copyOf(words.need("keepers").texts()),
                Set.copyOf(words.need("heads").texts()),
                bands);
    }

    private static Band band(YamlNode node, Set<String> tiers) {
        var words = YamlWords.of(node, BAND);
        var kinds = Set.copyOf(words.need("kinds").texts());
        if (!KINDS.containsAll(kinds)) {
            throw words.need("kinds").error("a kind nobody knows, known are " + KINDS);
        }
        var tier = words.need("tier").text();
        if (!tiers.contains(tier)) {
            throw words.need("tier").error("'" + tier + "' approves nothing: use one of " + tiers);
        }
        return new Band(
                kinds,
                words.parse("below", Long::valueOf),
                tier,
                words.flag("decision"),
                words.need("article").text());
    }
}
