package org.gongzhi.deliberation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.kernel.News;
import org.springframework.stereotype.Component;

/** Topics, meetings and conventions for whoever follows a place. */
@Component
class DeliberationNews implements News {

    private final Shelf shelf;
    private final Lists lists;

    DeliberationNews(Shelf shelf, Lists lists) {
        this.shelf = shelf;
        this.lists = lists;
    }

    @Override
    public List<Item> newest(String place, int most) {
        return Stream.of(Family.values())
                .flatMap(family -> shelf.listed(family, place, 1, most).stream())
                .sorted(Comparator.comparing(Entry::changedAt).reversed())
                .limit(most)
                .map(this::item)
                .toList();
    }

    private Item item(Entry entry) {
        var line = lists.lines(List.of(entry), false).getFirst();
        return new Item(
                "deliberation/" + entry.number(),
                "deliberation.family." + entry.family().key(),
                entry.title(),
                line.state(),
                line.href(),
                entry.openedAt(),
                entry.changedAt());
    }
}
