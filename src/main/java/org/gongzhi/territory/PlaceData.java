package org.gongzhi.territory;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongzhi.kernel.KeyedDataset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tree of places down to the grid, with outlines. Micro-grids and buildings are too near to single households. */
@Component
class PlaceData extends KeyedDataset {

    private final Places places;
    private final PlaceRepository repository;
    private final OutlineRepository outlines;

    PlaceData(Places places, PlaceRepository repository, OutlineRepository outlines) {
        super(
                "places",
                "territory.data.places",
                Column.of("code", Kind.CODE, "territory.data.code"),
                Column.of("name", Kind.TEXT, "territory.data.name"),
                Column.of("level", Kind.CODE, "territory.data.level"),
                Column.of("parent", Kind.CODE, "territory.data.parent"),
                Column.of("kind", Kind.CODE, "territory.data.kind"),
                Column.of("synthetic", Kind.YES_NO, "territory.data.synthetic"));
        this.places = places;
        this.repository = repository;
        this.outlines = outlines;
    }

    @Override
    public Instant changedAt() {
        return repository.changedAt();
    }

    @Override
    public boolean mapped() {
        return true;
    }

    @Override
    protected List<Row> behind(String key, int most) {
        var some = places.allButBuildings().stream()
                .filter(place -> place.level() != Level.MICRO_GRID)
                .filter(place -> place.code().value().compareTo(key) > 0)
                .sorted(Comparator.comparing(Place::code))
                .limit(most)
                .toList();
        var shapes = outlines.find(some.stream().map(Place::code).toList()).stream()
                .collect(Collectors.toMap(Outline::code, Function.identity()));
        return some.stream().map(place -> row(place, shapes)).toList();
    }

    private static Row row(Place place, Map<PlaceCode, Outline> shapes) {
        var parent = place.parent();
        return new Row(
                place.code().value(),
                Arrays.<@Nullable Object>asList(
                        place.code().value(),
                        place.name(),
                        place.level().key(),
                        parent == null ? null : parent.value(),
                        place.kind(),
                        place.synthetic()),
                shape(place, shapes.get(place.code())));
    }

    private static @Nullable String shape(Place place, @Nullable Outline outline) {
        if (outline != null) {
            return GeoJson.areas(outline.shape());
        }
        var latitude = place.latitude();
        var longitude = place.longitude();
        return latitude == null || longitude == null ? null : GeoJson.point(latitude, longitude);
    }
}
