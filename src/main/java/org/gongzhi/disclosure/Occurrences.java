package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Place;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What must be published at once (及时公开): it is due from the day it happened, however rarely that is. */
@Service
class Occurrences {

    private static final int LONGEST = 60;

    private final DueRepository due;
    private final DueCheck check;
    private final Items items;
    private final InstantSource time;

    Occurrences(DueRepository due, DueCheck check, Items items, InstantSource time) {
        this.due = due;
        this.check = check;
        this.items = items;
        this.time = time;
    }

    /**
     * Registers that it happened.
     *
     * @throws Refusal naming what is missing: an item that is published at once, a title, a day that is not to come
     */
    @Transactional
    public Slot happened(Place village, String key, String title, LocalDate day) {
        var problems = new LinkedHashMap<String, String>();
        var item = items.find(village, key).filter(one -> one.every() == Every.ONCE);
        if (item.isEmpty()) {
            problems.put("item", "disclosure.item-needed");
        }
        if (title.isBlank() || title.strip().length() > LONGEST) {
            problems.put("title", "disclosure.title-needed");
        }
        if (day.isAfter(Shanghai.day(time.instant()))) {
            problems.put("day", "disclosure.day-to-come");
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalidFields(Map.copyOf(problems));
        }
        var known = item.orElseThrow();
        var period = Period.happened(day, due.happened(village.code(), key, day) + 1);
        var slot = new Slot(village.code(), key, period);
        due.add(slot, title.strip(), check.lastDay(period, known), known.posted());
        return slot;
    }
}
