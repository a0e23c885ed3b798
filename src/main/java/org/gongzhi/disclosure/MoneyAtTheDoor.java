package org.gongzhi.disclosure;

import java.util.List;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.DoorNotice;
import org.springframework.stereotype.Component;

/** At the door: what the newest month of money of the village came to, and everything else it published. */
@Component
class MoneyAtTheDoor implements DoorNotice {

    private static final String BETWEEN = "，";

    private final VillagePages villages;
    private final Places places;
    private final Words words;

    MoneyAtTheDoor(VillagePages villages, Places places, Words words) {
        this.villages = villages;
        this.places = places;
        this.words = words;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String icon() {
        return "book";
    }

    @Override
    public boolean belowTheForm() {
        return false;
    }

    @Override
    public List<Line> at(Door door) {
        return places.ancestor(new PlaceCode(door.place()), Level.VILLAGE).map(places::get).stream()
                .map(village -> new Line(
                        OpenController.PATH + "/" + village.code(),
                        words.of("disclosure.open"),
                        villages.money(village).stream()
                                .findFirst()
                                .map(this::inOneLine)
                                .orElseGet(() -> words.of("disclosure.open.hint"))))
                .toList();
    }

    private String inOneLine(VillagePages.Money money) {
        return money.sums().stream()
                .map(sum -> words.of("disclosure.sum", sum.name(), sum.amount()))
                .collect(Collectors.joining(BETWEEN, money.heading() + "：", ""));
    }
}
