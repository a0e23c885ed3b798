package org.gongzhi.territory;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.ImportReport.RefusedRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out what a decree changes about places (区划调整), {@code date,change,code,to}: a new name ({@code rename}), a
 * new code for the place and all below it ({@code recode}), or one place taking in another ({@code merge}).
 *
 * <p>A code once used is never used again for another place: it leads to the place that took over, for ever.
 */
@Component
class PlaceChanges {

    private static final Set<String> COLUMNS = Set.of("date", "change", "code", "to");
    private static final int LAST_NUMBER = 999;

    private final ChangeRepository repository;
    private final PlaceRepository names;
    private final Places places;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    PlaceChanges(
            ChangeRepository repository,
            PlaceRepository names,
            Places places,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.repository = repository;
        this.names = names;
        this.places = places;
        this.events = events;
        this.clock = clock;
    }

    /** Carries out the rows in their order; a row that is refused changes nothing. */
    @Transactional
    ImportReport run(byte[] file) {
        var table = CsvTable.read(file, COLUMNS);
        var refused = new ArrayList<RefusedRow>();
        for (var row : table.rows()) {
            RefusedRow.unless(row.line(), () -> carryOut(table, row)).ifPresent(refused::add);
        }
        return new ImportReport(table.rows().size(), table.rows().size() - refused.size(), 0, refused);
    }

    private void carryOut(CsvTable table, CsvTable.Row row) {
        table.requireAllCells(row);
        var date = date(table.cell(row, "date"));
        var place = inBeing(table.cell(row, "code"));
        var to = table.cell(row, "to");
        switch (table.cell(row, "change")) {
            case "rename" -> rename(place, to, date);
            case "recode" -> recode(place, free(to), date);
            case "merge" -> merge(place, inBeing(to), date);
            default -> throw Refusal.invalid("territory.change.unknown", table.cell(row, "change"));
        }
        places.changed();
    }

    private void rename(Place place, String official, LocalDate from) {
        PlaceEntry.requireName(official);
        names.rename(
                PlaceRow.of(place.code(), official, place.level(), place.parent(), place.kind(), null, null), from);
    }

    private void recode(Place place, PlaceCode fresh, LocalDate since) {
        if (fresh.value().length() != place.code().value().length()) {
            throw Refusal.invalid("territory.change.other-tier", fresh);
        }
        repository.recode(place.code(), fresh, parentOf(fresh), since);
        events.publishEvent(new PlaceMoved(place.code(), fresh));
    }

    private void merge(Place place, Place into, LocalDate since) {
        if (place.level() != into.level()) {
            throw Refusal.invalid("territory.change.merge-across-levels", place.name(), into.name());
        }
        if (place.equals(into)) {
            throw Refusal.invalid("territory.change.merge-with-itself", place.name());
        }
        for (var child : places.children(place.code())) {
            var fresh = nextFree(child.code(), into.code());
            repository.recode(child.code(), fresh, into.code(), since);
            events.publishEvent(new PlaceMoved(child.code(), fresh));
        }
        repository.end(place.code(), into.code(), since);
        events.publishEvent(new PlaceMoved(place.code(), into.code()));
    }

    /** The child's own last characters if nobody has them in the other place, else the next number nobody ever had. */
    private PlaceCode nextFree(PlaceCode child, PlaceCode into) {
        var own = child.value().substring(into.value().length());
        var wanted = new PlaceCode(into.value() + own);
        for (int number = 1; repository.wasUsed(wanted); number++) {
            if (number > LAST_NUMBER) {
                throw Refusal.invalid("territory.change.no-code-left", into);
            }
            var last = String.format("%03d", number);
            wanted = new PlaceCode(into.value() + own.substring(0, own.length() - 3) + last);
        }
        return wanted;
    }

    /** The nearest place around a code that is yet to be given. */
    private PlaceCode parentOf(PlaceCode fresh) {
        for (int length = fresh.value().length() - 1; length >= 2; length--) {
            var around = fresh.value().substring(0, length);
            if (PlaceCode.isCode(around)) {
                var place = places.find(new PlaceCode(around));
                if (place.isPresent()) {
                    return place.get().code();
                }
            }
        }
        throw Refusal.invalid("territory.import.unknown-parent", fresh);
    }

    private Place inBeing(String code) {
        var place = PlaceCode.isCode(code) ? places.find(new PlaceCode(code)) : Optional.<Place>empty();
        return place.filter(found -> found.code().value().equals(code))
                .orElseThrow(() -> Refusal.invalid("territory.unknown-place", code));
    }

    private PlaceCode free(String code) {
        if (!PlaceCode.isCode(code)) {
            throw Refusal.invalid("territory.import.wrong-code", code);
        }
        var fresh = new PlaceCode(code);
        if (repository.wasUsed(fresh)) {
            throw Refusal.invalid("territory.change.code-was-used", code);
        }
        return fresh;
    }

    private LocalDate date(String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.isAfter(Shanghai.day(clock.instant()))) {
                throw Refusal.invalid("territory.change.not-yet", text);
            }
            return date;
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("territory.change.no-date", text);
        }
    }
}
