package org.gongzhi.territory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The city the demonstration plays in: Baiyin with its real counties, towns and villages, and invented grids, buildings
 * and outlines below the counties, all marked synthetic.
 */
@Component
public class DemoTerritory {

    /** 白银市. */
    public static final PlaceCode CITY = new PlaceCode("6204");

    /** 水川路社区, where most of the demonstration happens. */
    public static final PlaceCode COMMUNITY = DemoSettlement.STAGE;

    /** 惠民小区3号楼, whose door code the program prints when it starts. */
    public static final PlaceCode BUILDING = new PlaceCode(COMMUNITY + "001001003");

    private final PlaceImport list;
    private final OutlineImport counties;
    private final Places places;
    private final PlaceRepository repository;
    private final OutlineRepository outlines;
    private final DoorRepository doors;

    DemoTerritory(
            PlaceImport list,
            OutlineImport counties,
            Places places,
            PlaceRepository repository,
            OutlineRepository outlines,
            DoorRepository doors) {
        this.list = list;
        this.counties = counties;
        this.places = places;
        this.repository = repository;
        this.outlines = outlines;
        this.doors = doors;
    }

    /** Loads the whole city with some 38,000 doors; what stands already stays. */
    @Transactional
    public void load() {
        load(CITY);
    }

    /** Loads the tree of the whole city, but invents buildings only in this county or village, as a test wants it. */
    @Transactional
    public void load(PlaceCode within) {
        if (places.find(CITY).isEmpty()) {
            list.run(resource("demo/baiyin.csv"));
            counties.run(resource("demo/baiyin-counties.geojson"));
        }
        places.children(CITY).stream()
                .filter(county -> county.code().isWithin(within) || within.isWithin(county.code()))
                .forEach(this::divide);
        settle(within);
    }

    /** Cuts a county into towns and the towns into villages. */
    private void divide(Place county) {
        var cut = new ArrayList<Outline>();
        var area = outlines.find(county.code()).orElseThrow().shape();
        var towns = places.children(county.code());
        if (outlines.find(towns.getFirst().code()).isPresent()) {
            return;
        }
        cut(area, county, towns, cut);
        for (var town : List.copyOf(cut)) {
            cut(town.shape(), places.get(town.code()), places.children(town.code()), cut);
        }
        outlines.insert(cut);
        outlines.fillInPoints(cut);
    }

    private static void cut(Geometry area, Place whole, List<Place> parts, List<Outline> cut) {
        var cells = DemoMap.divide(area, parts.size(), whole.code().value().hashCode());
        for (int i = 0; i < parts.size(); i++) {
            cut.add(new Outline(parts.get(i).code(), cells.get(i), true));
        }
    }

    /** Invents a settlement in each village that has nothing below it yet. */
    private void settle(PlaceCode within) {
        var bare = places.children(CITY).stream()
                .flatMap(county -> places.children(county.code()).stream())
                .flatMap(town -> places.children(town.code()).stream())
                .filter(village -> village.code().isWithin(within))
                .filter(village -> places.children(village.code()).isEmpty())
                .toList();
        if (bare.isEmpty()) {
            return;
        }
        var cells = outlines.downToTheVillage().stream().collect(Collectors.toMap(Outline::code, Outline::shape));
        var rows = new ArrayList<PlaceRow>();
        var shapes = new ArrayList<Outline>();
        for (var village : bare) {
            var cell = cells.get(village.code());
            if (cell != null) {
                var made = DemoSettlement.in(village, DemoMap.middle(cell));
                rows.addAll(made.places());
                shapes.addAll(made.outlines());
            }
        }
        repository.insert(rows);
        outlines.insert(shapes);
        doors.draw(rows.stream()
                .map(PlaceRow::place)
                .filter(place -> place.level() == Level.BUILDING)
                .map(Place::code)
                .toList());
        places.changed();
    }

    private static byte[] resource(String path) {
        try (var in = new ClassPathResource(path).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
