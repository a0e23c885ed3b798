package org.gongzhi.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongzhi.campaign.ItemRepository.Sight;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the numbers of a campaign together. Each comes with the filter of the list that it counts. */
@Service
@Transactional(readOnly = true)
class CampaignSummary {

    private final ItemRepository items;
    private final ItemWords words;
    private final Places places;

    CampaignSummary(ItemRepository items, ItemWords words, Places places) {
        this.items = items;
        this.words = words;
        this.places = places;
    }

    /** One number and the list behind it. */
    record Figure(String label, int count, ItemFilter list) {}

    /** A group of numbers of one kind. */
    record Group(Facet facet, List<Figure> figures) {}

    /** One place: what was collected there, is invalid, was struck off and stands open, each with its list. */
    record Row(PlaceCode place, String name, Figure collected, Figure invalid, Figure struck, Figure open) {}

    /** The four numbers everybody asks for. */
    record Whole(Figure collected, Figure invalid, Figure struck, Figure open) {

        /** In a hundred; 0 where nothing was collected. */
        int share(Figure figure) {
            return collected.count() == 0 ? 0 : Math.round(100f * figure.count() / collected.count());
        }
    }

    Whole whole(Campaign campaign, Sight sight, ItemFilter filter) {
        var states = items.counts(campaign.code(), sight, filter, Facet.STATE);
        int all = states.values().stream().mapToInt(Integer::intValue).sum();
        int invalid = states.getOrDefault(Item.INVALID, 0);
        int struck = states.getOrDefault(Item.STRUCK_OFF, 0);
        return new Whole(
                new Figure("", all, filter),
                new Figure("", invalid, filter.with(Facet.STATE, Item.INVALID)),
                new Figure("", struck, filter.with(Facet.STATE, Item.STRUCK_OFF)),
                new Figure("", all - invalid - struck, filter.standing(true)));
    }

    List<Group> groups(Campaign campaign, Sight sight, ItemFilter filter, Facet... facets) {
        return Stream.of(facets)
                .map(facet -> new Group(facet, figures(campaign, sight, filter, facet)))
                .filter(group -> !group.figures().isEmpty())
                .toList();
    }

    private List<Figure> figures(Campaign campaign, Sight sight, ItemFilter filter, Facet facet) {
        var figures = new ArrayList<Figure>();
        items.counts(campaign.code(), sight, filter, facet)
                .forEach((key, count) -> figures.add(new Figure(words.of(facet, key), count, filter.with(facet, key))));
        figures.sort((one, other) -> Integer.compare(other.count(), one.count()));
        return figures;
    }

    /** One row for each part of a place that has items: its towns, a town's villages, a village's grids. */
    List<Row> rows(Campaign campaign, Sight sight, PlaceCode within) {
        int depth = Stream.of(Level.TOWN, Level.VILLAGE, Level.GRID)
                .mapToInt(Level::length)
                .filter(length -> length > within.value().length())
                .findFirst()
                .orElse(0);
        if (depth == 0) {
            return List.of();
        }
        var all = ItemFilter.ALL.in(within);
        var collected = items.byPlace(campaign.code(), sight, all, depth);
        var invalid = items.byPlace(campaign.code(), sight, all.with(Facet.STATE, Item.INVALID), depth);
        var struck = items.byPlace(campaign.code(), sight, all.with(Facet.STATE, Item.STRUCK_OFF), depth);
        return collected.keySet().stream()
                .map(key -> row(new PlaceCode(key), collected, invalid, struck))
                .toList();
    }

    private Row row(
            PlaceCode place,
            Map<String, Integer> collected,
            Map<String, Integer> invalid,
            Map<String, Integer> struck) {
        var here = ItemFilter.ALL.in(place);
        int all = collected.getOrDefault(place.value(), 0);
        int no = invalid.getOrDefault(place.value(), 0);
        int done = struck.getOrDefault(place.value(), 0);
        return new Row(
                place,
                places.find(place).map(each -> each.name()).orElse(place.value()),
                new Figure("", all, here),
                new Figure("", no, here.with(Facet.STATE, Item.INVALID)),
                new Figure("", done, here.with(Facet.STATE, Item.STRUCK_OFF)),
                new Figure("", all - no - done, here.standing(true)));
    }
}
