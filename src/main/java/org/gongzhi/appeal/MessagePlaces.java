package org.gongzhi.appeal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Tells from the masked district a message names, such as A3区, which place of the demonstration city it plays in. The
 * table is invented; a message that names none of its districts belongs to the city as a whole.
 */
@Component
class MessagePlaces {

    static final PlaceCode CITY = new PlaceCode("6204");

    private static final Pattern DISTRICT = Pattern.compile("[A-Z]\\d{0,2}[区县市]");

    private final List<Entry> entries = read();

    private record Entry(String token, PlaceCode place, LocalDate since) {}

    /** The place of the first district named that was in the table when the message was written. */
    PlaceCode placeOf(String title, String detail, Instant submitted) {
        var day = Shanghai.day(submitted);
        return DISTRICT.matcher(title + "\n" + detail)
                .results()
                .map(found -> placeOf(found.group(), day))
                .filter(place -> !place.equals(CITY))
                .findFirst()
                .orElse(CITY);
    }

    private PlaceCode placeOf(String token, LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.token().equals(token) && !entry.since().isAfter(day))
                .max(Comparator.comparing(Entry::since))
                .map(Entry::place)
                .orElse(CITY);
    }

    private static List<Entry> read() {
        try (var in = new ClassPathResource("demo/message-places.csv").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new Entry(cells[0], new PlaceCode(cells[1]), LocalDate.parse(cells[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
