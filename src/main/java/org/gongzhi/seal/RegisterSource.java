package org.gongzhi.seal;

import java.util.List;
import java.util.Optional;
import org.gongzhi.disclosure.Period;
import org.gongzhi.disclosure.Source;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** Fills the register of seals to be published each month from the uses themselves. */
@Component
class RegisterSource implements Source {

    private static final int MOST = 500;

    private final EntryRepository entries;
    private final SealWords words;

    RegisterSource(EntryRepository entries, SealWords words) {
        this.entries = entries;
        this.words = words;
    }

    @Override
    public String name() {
        return "seals";
    }

    @Override
    public Optional<Filling> fill(PlaceCode village, String item, Period period) {
        if (!item.equals("seal-register")) {
            return Optional.empty();
        }
        var uses = entries.of(village, 1, MOST).stream()
                .filter(entry -> !Shanghai.day(entry.at()).isBefore(period.begins())
                        && !Shanghai.day(entry.at()).isAfter(period.ends()))
                .toList()
                .reversed();
        return uses.isEmpty()
                ? Optional.empty()
                : Optional.of(new Filling("", uses.stream().map(this::row).toList()));
    }

    private List<String> row(Entry entry) {
        var kind = words.of("seal.use." + entry.kind());
        return List.of(
                Shanghai.date(Shanghai.day(entry.at())),
                entry.subject().isEmpty() ? kind : entry.subject(),
                Integer.toString(entry.copies()),
                entry.decision() == null ? words.of("seal.band.tier." + entry.tier()) : entry.decision());
    }
}
