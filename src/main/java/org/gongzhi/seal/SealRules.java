package org.gongzhi.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gongzhi.procedure.YamlNode;
import org.gongzhi.procedure.YamlWords;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The dated rules of seals (用印分级), from {@code rules/seals.yaml}. A file that says nonsense stops the program. */
@Component
class SealRules {

    private static final Set<String> ENTRY = Set.of("valid", "source", "keepers", "heads", "photos", "bands");
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
     * @param keepers duties one of which a keeper holds at the seal's place
     * @param heads duties none of which a keeper holds there or above
     * @param photos how many photographs a use needs: before and after
     */
    record Edition(
            LocalDate valid, String source, Set<String> keepers, Set<String> heads, int photos, List<Band> bands) {

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
        var bands = words.need("bands").list().stream().map(SealRules::band).toList();
        for (var kind : KINDS) {
            if (bands.stream().noneMatch(band -> band.kinds().contains(kind) && band.below() == null)) {
                throw words.need("bands").error("no band decides every amount of " + kind);
            }
        }
        return new Edition(
                words.need("valid").parse(LocalDate::parse),
                words.need("source").text(),
                Set.copyOf(words.need("keepers").texts()),
                Set.copyOf(words.need("heads").texts()),
                words.need("photos").parse(Integer::valueOf),
                bands);
    }

    private static Band band(YamlNode node) {
        var words = YamlWords.of(node, BAND);
        var kinds = Set.copyOf(words.need("kinds").texts());
        if (!KINDS.containsAll(kinds)) {
            throw words.need("kinds").error("a kind nobody knows, known are " + KINDS);
        }
        var tier = words.need("tier").text();
        if (!Set.of("village", "town").contains(tier)) {
            throw words.need("tier").error("'" + tier + "' approves nothing: use village or town");
        }
        return new Band(
                kinds,
                words.parse("below", Long::valueOf),
                tier,
                words.flag("decision"),
                words.need("article").text());
    }
}
