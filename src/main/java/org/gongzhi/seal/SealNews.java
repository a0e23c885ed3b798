package org.gongzhi.seal;

import java.util.List;
import org.gongzhi.kernel.News;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** Every use of a seal is made known to whoever follows the place. */
@Component
class SealNews implements News {

    private final EntryRepository entries;
    private final SealWords words;

    SealNews(EntryRepository entries, SealWords words) {
        this.entries = entries;
        this.words = words;
    }

    @Override
    public List<Item> newest(String place, int most) {
        return PlaceCode.isCode(place)
                ? entries.newest(new PlaceCode(place), most).stream()
                        .map(this::item)
                        .toList()
                : List.of();
    }

    private Item item(Entry entry) {
        var kind = words.of("seal.use." + entry.kind());
        return new Item(
                "seal/" + entry.number(),
                "seal.news",
                entry.subject().isEmpty() ? kind : kind + "：" + entry.subject(),
                entry.name() + "，"
                        + words.of(
                                "seal.impressions.made",
                                entry.copies(),
                                entry.approved(),
                                entry.counted() + entry.excess()),
                "/m/" + entry.number(),
                entry.at(),
                entry.at());
    }
}
