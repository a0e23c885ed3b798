package org.gongzhi.disclosure;

import org.gongzhi.territory.PlaceCode;

/** Where a publication belongs: which village, which item, which period. */
record Slot(PlaceCode place, String item, Period period) {

    String county() {
        return place.county();
    }

    /** The name of one version in the public log, such as {@code 620402001006-income-expense-2026-10-v1}. */
    String record(int version) {
        return "%s-%s-%s-v%d".formatted(place, item, period, version);
    }

    /** Where everybody reads it. */
    String path() {
        return "/open/%s/%s/%s".formatted(place, item, period);
    }

    /** Where it is written. */
    String workPath() {
        return "/work/open/%s/%s/%s".formatted(place, item, period);
    }
}
