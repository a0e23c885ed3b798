package org.gongzhi.organization;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.gongzhi.territory.PlaceCode;

/** All desks that ought to have somebody (编制), and whether they do. */
record Establishment(List<Slot> slots) {

    List<Slot> vacant(PlaceCode within) {
        return slots.stream()
                .filter(slot -> !slot.filled() && slot.place().isWithin(within))
                .sorted(Comparator.comparing(Slot::place))
                .toList();
    }

    Coverage coverage(PlaceCode within, Predicate<Slot> which) {
        int filled = 0;
        int expected = 0;
        for (var slot : slots) {
            if (slot.place().isWithin(within) && which.test(slot)) {
                expected++;
                filled += slot.filled() ? 1 : 0;
            }
        }
        return new Coverage(filled, expected);
    }
}
