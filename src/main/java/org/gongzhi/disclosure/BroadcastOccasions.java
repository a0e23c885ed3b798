package org.gongzhi.disclosure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.gongzhi.kernel.Occasions;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** Announced broadcasts in people's own calendars, with the link to watch; struck out when they are cancelled. */
@Component
class BroadcastOccasions implements Occasions {

    private static final int MOST = 300;
    private static final Duration SHOWN = Duration.ofHours(2);

    private final Broadcasts broadcasts;

    BroadcastOccasions(Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
    }

    @Override
    public List<Occasion> between(String place, LocalDate from, LocalDate until) {
        return PlaceCode.isCode(place)
                ? broadcasts.newest(new PlaceCode(place), MOST).stream()
                        .filter(one -> !one.day().isBefore(from) && one.day().isBefore(until))
                        .map(BroadcastOccasions::occasion)
                        .toList()
                : List.of();
    }

    private static Occasion occasion(Broadcasts.Broadcast one) {
        var begins = one.startsAt();
        return new Occasion(
                "broadcast/" + one.number(),
                one.subject(),
                (one.link() + "\n" + one.agenda()).strip(),
                one.venue(),
                "/m/" + one.number(),
                begins == null ? new When.Day(one.day()) : new When.Hours(begins, begins.plus(SHOWN)),
                one.changedAt(),
                one.cancelled());
    }
}
