package org.gongzhi.territory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The tree that comes about while a list is imported: what stands already and what the rows add, in that order. */
final class PlaceList {

    private final Map<PlaceCode, PlaceRow> standing = new HashMap<>();
    private final Map<String, List<PlaceCode>> byFilledCode = new HashMap<>();
    private final Map<PlaceCode, PlaceCode> aliases;
    private final Map<PlaceCode, Integer> lines = new HashMap<>();
    private final List<PlaceRow> added = new ArrayList<>();
    private final List<PlaceRow> renamed = new ArrayList<>();
    private final Map<PlaceCode, PlaceCode> skipped = new LinkedHashMap<>();

    PlaceList(List<PlaceRow> standing, Map<PlaceCode, PlaceCode> aliases) {
        this.aliases = aliases;
        standing.forEach(this::stand);
    }

    /**
     * Takes one row; those of the tiers above must have been taken before.
     *
     * @throws Refusal if the row has no place in the tree
     */
    void take(PlaceEntry entry) {
        var code = entry.code();
        var earlier = lines.putIfAbsent(code, entry.line());
        if (earlier != null) {
            throw Refusal.invalid("territory.import.twice", String.valueOf(earlier));
        }
        var parent = parent(entry);
        if (entry.isFiller() && parent != null) {
            skipped.put(code, parent);
            byFilledCode
                    .computeIfAbsent(PlaceEntry.filled(code.value()), _ -> new ArrayList<>())
                    .add(parent);
            return;
        }
        if (aliases.containsKey(code)) {
            throw Refusal.invalid("territory.import.code-is-over", aliases.get(code));
        }
        var row = PlaceRow.of(
                code, entry.name(), entry.level(), parent, entry.kind(), entry.latitude(), entry.longitude());
        var known = standing.get(code);
        if (known == null) {
            added.add(row);
            stand(row);
        } else if (known.place().level() != entry.level()) {
            throw Refusal.invalid("territory.import.other-level-before");
        } else if (!known.official().equals(row.official())) {
            renamed.add(row);
        }
    }

    List<PlaceRow> added() {
        return added;
    }

    List<PlaceRow> renamed() {
        return renamed;
    }

    /** The codes of tiers skipped here, each with the real place above. */
    Map<PlaceCode, PlaceCode> skipped() {
        return skipped;
    }

    private void stand(PlaceRow row) {
        var code = row.place().code();
        standing.put(code, row);
        byFilledCode
                .computeIfAbsent(PlaceEntry.filled(code.value()), _ -> new ArrayList<>())
                .add(code);
    }

    private @Nullable PlaceCode parent(PlaceEntry entry) {
        if (entry.parent().isEmpty()) {
            return null;
        }
        var parent = byFilledCode.getOrDefault(PlaceEntry.filled(entry.parent()), List.of()).stream()
                .filter(code -> code.value().length() < entry.code().value().length())
                .max(Comparator.comparingInt(code -> code.value().length()))
                .orElseThrow(() -> Refusal.invalid("territory.import.unknown-parent", entry.parent()));
        if (!entry.code().isWithin(parent)) {
            throw Refusal.invalid("territory.import.not-below-parent", entry.code(), entry.parent());
        }
        return parent;
    }
}
