package org.gongzhi.seal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongzhi.disclosure.Period;
import org.gongzhi.disclosure.Source;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** Fills the register of seals, and how many certificates were given out, from the uses themselves. */
@Component
class RegisterSource implements Source {

    private static final int MOST = 500;
    private static final String CERTIFICATES = "certificates";
    private static final Set<String> ITEMS = Set.of("seal-register", CERTIFICATES);

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
    public Share share(String item) {
        return ITEMS.contains(item) ? Share.ALL : Share.NONE;
    }

    @Override
    public Optional<Filling> fill(PlaceCode village, String item, Period period) {
        if (!ITEMS.contains(item)) {
            return Optional.empty();
        }
        var uses = entries.of(village, 1, MOST).stream()
                .filter(entry -> !Shanghai.day(entry.at()).isBefore(period.begins())
                        && !Shanghai.day(entry.at()).isAfter(period.ends()))
                .toList()
                .reversed();
        if (item.equals(CERTIFICATES)) {
            return certificates(uses);
        }
        return uses.isEmpty()
                ? Optional.empty()
                : Optional.of(new Filling("", uses.stream().map(this::row).toList()));
    }

    /** What a certificate was about stays between the village and whoever asked for it: only copies are told. */
    private Optional<Filling> certificates(List<Entry> uses) {
        var copies = uses.stream()
                .filter(entry -> entry.kind().equals("certificate"))
                .mapToLong(Entry::copies)
                .sum();
        return copies == 0
                ? Optional.empty()
                : Optional.of(new Filling(
                        words.of("seal.certificates.summary"),
                        List.of(List.of(words.of("seal.use.certificate"), Long.toString(copies)))));
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
