package org.gongzhi.territory;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place together with its name as the statistics bureau writes it: 水川路社区居民委员会. */
record PlaceRow(Place place, String official) {

    private static final List<Kind> KINDS = List.of(
            new Kind(Level.COUNTY, "区", "district"),
            new Kind(Level.COUNTY, "县", "county"),
            new Kind(Level.COUNTY, "市", "county-city"),
            new Kind(Level.TOWN, "街道", "street"),
            new Kind(Level.TOWN, "镇", "town"),
            new Kind(Level.TOWN, "乡", "township"),
            new Kind(Level.VILLAGE, "社区", "community"),
            new Kind(Level.VILLAGE, "村", "village"));

    private record Kind(Level level, String ending, String key) {}

    static PlaceRow of(
            PlaceCode code,
            String official,
            Level level,
            @Nullable PlaceCode parent,
            String kind,
            @Nullable Double latitude,
            @Nullable Double longitude) {
        var name = shortName(official, level);
        var known = kind.isEmpty() ? kindOf(name, level) : kind;
        return new PlaceRow(new Place(code, name, level, parent, known, false, latitude, longitude), official);
    }

    /** As people say it: a village without the committee that governs it, a street without its office. */
    static String shortName(String official, Level level) {
        return switch (level) {
            case VILLAGE -> village(official);
            case TOWN -> withoutEnding(official, "办事处");
            default -> official;
        };
    }

    private static String village(String official) {
        for (var ending : List.of("居民委员会", "居委会")) {
            if (official.endsWith(ending) && official.length() > ending.length()) {
                var stem = withoutEnding(official, ending);
                return stem.endsWith("社区") ? stem : stem + "社区";
            }
        }
        for (var ending : List.of("村民委员会", "村委会")) {
            if (official.endsWith(ending) && official.length() > ending.length()) {
                var stem = withoutEnding(official, ending);
                return stem.endsWith("村") ? stem : stem + "村";
            }
        }
        return official;
    }

    private static String withoutEnding(String name, String ending) {
        return name.endsWith(ending) && name.length() > ending.length()
                ? name.substring(0, name.length() - ending.length())
                : name;
    }

    private static String kindOf(String name, Level level) {
        return KINDS.stream()
                .filter(kind -> kind.level() == level && name.endsWith(kind.ending()))
                .map(Kind::key)
                .findFirst()
                .orElse(level == Level.COUNTY || level == Level.TOWN || level == Level.VILLAGE ? "" : level.key());
    }

    List<@Nullable Object> columns() {
        return Arrays.asList(
                place.code(),
                place.name(),
                official,
                place.level().key(),
                place.parent(),
                place.kind(),
                place.synthetic(),
                place.latitude(),
                place.longitude());
    }
}
