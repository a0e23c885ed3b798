package org.gongzhi.territory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tree of places. Old codes lead to the places that took over. */
@Service
public class Places {

    private static final long LOOK_AGAIN = Duration.ofSeconds(30).toNanos();
    private static final int BUILDINGS_KEPT = 50_000;

    private final PlaceRepository repository;
    private final Outlines outlines;
    private final Map<PlaceCode, Place> buildings = new ConcurrentHashMap<>();
    private volatile @Nullable PlaceTree tree;
    private volatile long lookedAt;

    Places(PlaceRepository repository, Outlines outlines) {
        this.repository = repository;
        this.outlines = outlines;
    }

    public Optional<Place> find(PlaceCode code) {
        return Optional.ofNullable(lookUp(code));
    }

    /**
     * The place with that code.
     *
     * @throws Refusal if there is none
     */
    public Place get(PlaceCode code) {
        return find(code).orElseThrow(() -> Refusal.unknown("territory.unknown-place", code.value()));
    }

    /** The code in force today: the one that took over from an old code, or the code itself. */
    public PlaceCode current(PlaceCode code) {
        return tree().current(code);
    }

    /** From the county down to the place itself; for a place above the counties, from the province. */
    public List<Place> path(PlaceCode code) {
        var path = new ArrayList<Place>();
        for (@Nullable Place place = get(code); place != null; place = above(place)) {
            path.add(place);
        }
        Collections.reverse(path);
        var county = path.stream().anyMatch(place -> place.level() == Level.COUNTY);
        return path.stream()
                .filter(place -> !county || place.code().value().length() >= Level.COUNTY.length())
                .toList();
    }

    /** 白银区 · 人民路街道 · 水川路社区 · 惠民小区3号楼: as people would say it, so a building is named without its grids. */
    public String fullName(PlaceCode code) {
        var path = path(code);
        var building = path.getLast().level() == Level.BUILDING;
        return path.stream()
                .filter(place -> !building || (place.level() != Level.GRID && place.level() != Level.MICRO_GRID))
                .map(Place::name)
                .collect(Collectors.joining(" · "));
    }

    /** The place of that level around this one, itself included; empty where the tier is skipped. */
    public Optional<PlaceCode> ancestor(PlaceCode code, Level level) {
        for (@Nullable Place place = lookUp(code); place != null; place = above(place)) {
            if (place.level() == level) {
                return Optional.of(place.code());
            }
        }
        return Optional.empty();
    }

    /** The places directly below, in the order of their codes. */
    public List<Place> children(PlaceCode code) {
        var place = lookUp(code);
        if (place == null) {
            return List.of();
        }
        return place.level() == Level.MICRO_GRID || place.level() == Level.GRID
                ? repository.children(place.code())
                : tree().children(place.code());
    }

    /** Every place but the buildings, of which there are too many to keep in memory; in no particular order. */
    public Collection<Place> allButBuildings() {
        return tree().all();
    }

    /** Every building in the subtree, in the order of their codes. */
    public List<Place> buildings(PlaceCode within) {
        return repository.buildings(current(within));
    }

    /** The smallest place whose outline holds the point, WGS-84. */
    public Optional<Place> at(double latitude, double longitude) {
        return outlines.at(latitude, longitude, tree().revision()).flatMap(this::find);
    }

    /** Places in the subtree whose name holds every one of the words, larger places first. */
    public List<Place> search(String words, PlaceCode within, int limit) {
        var patterns = Arrays.stream(words.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
        return patterns.length == 0 ? List.of() : repository.search(patterns, within, limit);
    }

    /** Called by whoever changed the tree, in the same transaction. */
    void changed() {
        repository.countRevision();
        forget();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forget();
                }
            });
        }
    }

    private void forget() {
        tree = null;
        buildings.clear();
    }

    private @Nullable Place above(Place place) {
        return place.parent() == null ? null : lookUp(place.parent());
    }

    private @Nullable Place lookUp(PlaceCode asked) {
        var tree = tree();
        var code = tree.current(asked);
        var known = tree.get(code);
        if (known != null || code.value().length() < Level.VILLAGE.length()) {
            return known;
        }
        var building = buildings.get(code);
        if (building == null) {
            building = repository.find(code).orElse(null);
            if (building != null) {
                if (buildings.size() >= BUILDINGS_KEPT) {
                    buildings.clear();
                }
                buildings.put(code, building);
            }
        }
        return building;
    }

    private PlaceTree tree() {
        var known = tree;
        var moment = System.nanoTime();
        if (known != null && moment - lookedAt < LOOK_AGAIN) {
            return known;
        }
        lookedAt = moment;
        var revision = repository.revision();
        if (known == null || known.revision() != revision) {
            known = new PlaceTree(revision, repository.allButBuildings(), repository.aliases());
            buildings.clear();
            tree = known;
        }
        return known;
    }
}
