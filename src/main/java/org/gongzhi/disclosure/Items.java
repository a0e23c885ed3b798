package org.gongzhi.disclosure;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gongzhi.territory.Place;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The lists of what must be published, of the program and of the data folder. A list that is wrong stops the start. */
@Component
class Items {

    /** No law lets anybody post for less. */
    private static final int SHORTEST = 15;

    private final List<ItemList> newestFirst;

    Items(ResourcePatternResolver resources, @Value("${gongzhi.data:}") String data) throws IOException {
        var lists = new ArrayList<ItemList>();
        lists.addAll(read(resources, "classpath*:disclosure/items*.yaml"));
        if (!data.isEmpty()) {
            lists.addAll(read(resources, "file:" + data + "/disclosure/items*.yaml"));
        }
        // A list of the data folder stands before the program's own of the same day.
        newestFirst = lists.reversed().stream()
                .sorted(Comparator.comparing(ItemList::since).reversed())
                .toList();
    }

    private static List<ItemList> read(ResourcePatternResolver resources, String pattern) throws IOException {
        var lists = new ArrayList<ItemList>();
        for (var resource : resources.getResources(pattern)) {
            Yamls.entries(resource).stream().map(Items::list).forEach(lists::add);
        }
        return lists;
    }

    /** The list in force for a place on a day; empty where nothing must be published. */
    Optional<ItemList> of(Place place, LocalDate day) {
        return newestFirst.stream()
                .filter(list -> list.kinds().contains(place.kind()))
                .filter(list -> !list.since().isAfter(day))
                .findFirst();
    }

    /** The item of that key for a place, of whichever list had it last. */
    Optional<Item> find(Place place, String key) {
        return newestFirst.stream()
                .filter(list -> list.kinds().contains(place.kind()))
                .flatMap(list -> list.item(key).stream())
                .findFirst();
    }

    /** The item of that key in every list that has it. */
    List<Item> everywhere(String key) {
        return newestFirst.stream().flatMap(list -> list.item(key).stream()).toList();
    }

    private static ItemList list(Yamls entry) {
        var act = entry.text("act");
        var items = entry.list("items").stream().map(one -> item(one, act)).toList();
        var keys = new HashSet<String>();
        for (var item : items) {
            if (!keys.add(item.key())) {
                throw new IllegalStateException(entry.file() + ": " + item.key() + " stands there twice");
            }
        }
        return new ItemList(
                entry.text("list"),
                entry.text("name"),
                entry.date("since"),
                entry.words("kinds"),
                entry.text("law"),
                items);
    }

    private static Item item(Yamls entry, String act) {
        var law = entry.text("law");
        var item = new Item(
                entry.text("key"),
                entry.text("name"),
                entry.text("group"),
                Every.of(entry.text("every")),
                entry.number("days"),
                entry.number("posted"),
                entry.maybe("source"),
                law.startsWith("第") ? act + law : law,
                entry.words("columns").stream().map(Column::parse).toList());
        if (item.posted() < SHORTEST) {
            throw new IllegalStateException(
                    "%s: %s is posted for less than %d days".formatted(entry.file(), item.key(), SHORTEST));
        }
        if (!item.key().matches("[a-z][a-z-]{1,30}") || item.columns().isEmpty()) {
            throw entry.wrong("columns");
        }
        return item;
    }
}
