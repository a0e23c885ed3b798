package org.gongzhi.disclosure;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Place;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The lists of powers (权力清单), of the program and of the data folder; each power names a procedure that exists. */
@Component
class Powers {

    private final List<Power.Listing> newestFirst;

    Powers(ResourcePatternResolver resources, Procedures procedures, @Value("${gongzhi.data:}") String data)
            throws IOException {
        var lists = new ArrayList<>(read(resources, "classpath*:disclosure/powers*.yaml"));
        if (!data.isEmpty()) {
            lists.addAll(read(resources, "file:" + data + "/disclosure/powers*.yaml"));
        }
        for (var list : lists) {
            for (var power : list.powers()) {
                if (procedures.find(power.procedure()).isEmpty()) {
                    throw new IllegalStateException(
                            "%s: %s: no procedure %s".formatted(list.key(), power.key(), power.procedure()));
                }
            }
        }
        newestFirst = lists.reversed().stream()
                .sorted(Comparator.comparing(Power.Listing::since).reversed())
                .toList();
    }

    private static List<Power.Listing> read(ResourcePatternResolver resources, String pattern) throws IOException {
        var lists = new ArrayList<Power.Listing>();
        for (var resource : resources.getResources(pattern)) {
            Yamls.entries(resource).stream().map(Powers::list).forEach(lists::add);
        }
        return lists;
    }

    private static Power.Listing list(Yamls entry) {
        return new Power.Listing(
                entry.text("list"),
                entry.text("name"),
                entry.date("since"),
                entry.words("kinds"),
                entry.list("powers").stream()
                        .map(power -> new Power(
                                power.text("key"),
                                power.text("name"),
                                power.text("group"),
                                power.text("procedure"),
                                power.text("item"),
                                power.text("basis")))
                        .toList());
    }

    /** The list in force for a place on a day. */
    Optional<Power.Listing> of(Place place, LocalDate day) {
        return newestFirst.stream()
                .filter(list -> list.kinds().contains(place.kind()))
                .filter(list -> !list.since().isAfter(day))
                .findFirst();
    }
}
