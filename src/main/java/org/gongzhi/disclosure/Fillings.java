package org.gongzhi.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.disclosure.Source.Share;
import org.springframework.stereotype.Component;

/** Asks the sources what the program knows of an item, so that people only confirm it. */
@Component
class Fillings {

    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Happenings happenings;
    private final Headings headings;

    Fillings(List<Source> sources, Happenings happenings, Headings headings) {
        sources.forEach(source -> this.sources.put(source.name(), source));
        this.happenings = happenings;
        this.headings = headings;
    }

    /** What the program itself knows of it now; empty when it knows nothing. */
    Contents of(Slot slot) {
        return source(headings.item(slot))
                .flatMap(source -> happenings
                        .markOf(slot)
                        .flatMap(source::tell)
                        .or(() -> source.fill(slot.place(), slot.item(), slot.period())))
                .map(filling -> new Contents(filling.summary(), filling.rows(), List.of()))
                .orElse(Contents.EMPTY);
    }

    /** How much of this item the program can fill. */
    Share share(Item item) {
        return source(item).map(source -> source.share(item.key())).orElse(Share.NONE);
    }

    /** Whether the program fills this item whole. */
    boolean knows(Item item) {
        return share(item) == Share.ALL;
    }

    /** What the program knows and the lines leave out. */
    List<String> omitted(Slot slot, Contents contents) {
        return source(headings.item(slot))
                .map(source -> source.omitted(slot.place(), slot.item(), slot.period(), contents.rows()))
                .orElse(List.of());
    }

    private Optional<Source> source(Item item) {
        return Optional.ofNullable(item.source()).map(sources::get);
    }
}
