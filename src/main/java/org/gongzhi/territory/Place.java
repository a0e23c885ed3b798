package org.gongzhi.territory;

import org.jspecify.annotations.Nullable;

/**
 * A place (地方): a county, a village, a grid, a building.
 *
 * @param name short, as people say it: 水川路社区
 * @param kind what sort of place of its level, such as {@code street}, {@code community}, {@code building}; empty if
 *     unknown
 * @param synthetic made for demonstration; no such place was ever surveyed
 * @param latitude of a point in the middle, WGS-84
 */
public record Place(
        PlaceCode code,
        String name,
        Level level,
        @Nullable PlaceCode parent,
        String kind,
        boolean synthetic,
        @Nullable Double latitude,
        @Nullable Double longitude) {}
