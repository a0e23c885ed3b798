package org.gongzhi.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherer;

/**
 * One A4 page of plates to cut out, all from one village.
 *
 * @param where the full name of the village
 * @param number the page's number within the village
 */
record DoorPage(String where, int number, List<Plate> plates) {

    static final int PLATES = 8;

    /**
     * What hangs at one door.
     *
     * @param code as it is printed, for whoever cannot scan
     */
    record Plate(PlaceCode village, String name, String code, QrSquare square) {}

    /** Fills pages with plates; a new village begins a new page, so that its pages can be handed over together. */
    static Gatherer<Plate, ?, DoorPage> pages(Function<PlaceCode, String> fullName) {
        class Page {
            private final List<Plate> plates = new ArrayList<>();
            private int number;

            DoorPage take() {
                var page = new DoorPage(fullName.apply(plates.getFirst().village()), ++number, List.copyOf(plates));
                plates.clear();
                return page;
            }
        }
        return Gatherer.ofSequential(
                Page::new,
                Gatherer.Integrator.ofGreedy((page, plate, downstream) -> {
                    var turned = !page.plates.isEmpty()
                            && !page.plates.getLast().village().equals(plate.village());
                    if (turned || page.plates.size() == PLATES) {
                        downstream.push(page.take());
                        page.number = turned ? 0 : page.number;
                    }
                    page.plates.add(plate);
                    return true;
                }),
                (page, downstream) -> {
                    if (!page.plates.isEmpty()) {
                        downstream.push(page.take());
                    }
                });
    }
}
