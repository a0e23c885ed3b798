package org.gongzhi.disclosure;

import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Uses;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/** How often each power of a village was used in a period: counted from the matters themselves, typed by nobody. */
@Component
class PowersSource implements Source {

    private final Powers powers;
    private final Uses uses;
    private final Places places;
    private final Headings headings;

    PowersSource(Powers powers, Uses uses, Places places, Headings headings) {
        this.powers = powers;
        this.uses = uses;
        this.places = places;
        this.headings = headings;
    }

    @Override
    public String name() {
        return "powers";
    }

    @Override
    public Optional<Filling> fill(PlaceCode village, String item, Period period) {
        var counts = uses.counts(
                village,
                Shanghai.startOf(period.begins()),
                Shanghai.startOf(period.ends().plusDays(1)));
        return powers.of(places.get(village), period.ends())
                .map(list -> new Filling(
                        headings.words("disclosure.powers.summary", period.words()),
                        list.powers().stream()
                                .map(power -> {
                                    var count = counts.getOrDefault(power.procedure(), Uses.Count.NONE);
                                    return List.of(
                                            power.name(), Long.toString(count.opened()), Long.toString(count.ended()));
                                })
                                .toList()));
    }
}
