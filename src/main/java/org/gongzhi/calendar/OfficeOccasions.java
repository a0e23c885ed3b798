package org.gongzhi.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongzhi.kernel.Occasions;
import org.gongzhi.kernel.Shanghai;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** When offices are shut, and when they work on a weekend instead: the same at every place. */
@Component
class OfficeOccasions implements Occasions {

    private final DaysOff daysOff;
    private final MessageSource messages;

    OfficeOccasions(DaysOff daysOff, MessageSource messages) {
        this.daysOff = daysOff;
        this.messages = messages;
    }

    private record Stretch(SpecialDay first, LocalDate last) {

        boolean goesOnWith(SpecialDay next) {
            return next.day().equals(last.plusDays(1))
                    && next.working() == first.working()
                    && next.name().equals(first.name());
        }
    }

    @Override
    public List<Occasion> between(String place, LocalDate from, LocalDate until) {
        var stretches = new ArrayList<Stretch>();
        daysOff.plan().specialDays().values().stream()
                .filter(special ->
                        !special.day().isBefore(from) && special.day().isBefore(until))
                .sorted((one, other) -> one.day().compareTo(other.day()))
                .forEach(special -> {
                    if (!stretches.isEmpty() && stretches.getLast().goesOnWith(special)) {
                        stretches.set(
                                stretches.size() - 1,
                                new Stretch(stretches.getLast().first(), special.day()));
                    } else {
                        stretches.add(new Stretch(special, special.day()));
                    }
                });
        return stretches.stream().map(this::occasion).toList();
    }

    private Occasion occasion(Stretch stretch) {
        var first = stretch.first();
        var day = first.day();
        return new Occasion(
                (first.working() ? "make-up/" : "day-off/") + day,
                word(first.working() ? "calendar.occasion.work" : "calendar.occasion.off", first.name()),
                word("calendar.occasion.about"),
                "",
                "/data/places",
                day.equals(stretch.last())
                        ? new When.Day(day)
                        : new When.Hours(
                                Shanghai.startOf(day),
                                Shanghai.startOf(stretch.last().plusDays(1))),
                Shanghai.startOf(day.withDayOfYear(1)),
                false);
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
