package org.gongzhi.disclosure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gongzhi.calendar.Limit;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the calendar say what is due (应公开): lays down what the lists ask of every village this month, and marks what was
 * not published by its last day. Each county is a transaction of its own; a crash delays the rest, and what was done is
 * not done again.
 */
@Service
class DueCheck {

    private final DueRepository due;
    private final Items items;
    private final Places places;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    DueCheck(
            DueRepository due,
            Items items,
            Places places,
            WorkCalendar calendar,
            JdbcClient jdbc,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.due = due;
        this.items = items;
        this.places = places;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many things were laid down as due, and how many were found late. */
    record Done(int planned, int late) {}

    Done check() {
        var today = Shanghai.day(time.instant());
        return new Done(plan(YearMonth.from(today), _ -> true), mark(today));
    }

    /** Lays down what the periods ending in a month ask of the villages. */
    int plan(YearMonth month, Predicate<Place> which) {
        var byCounty = new TreeMap<String, Map<ItemList, List<Place>>>();
        for (var place : places.allButBuildings()) {
            if (place.level() == Level.VILLAGE && which.test(place)) {
                items.of(place, month.atEndOfMonth())
                        .ifPresent(list -> byCounty.computeIfAbsent(place.code().county(), _ -> new HashMap<>())
                                .computeIfAbsent(list, _ -> new ArrayList<>())
                                .add(place));
            }
        }
        int planned = 0;
        for (var county : byCounty.entrySet()) {
            for (var list : county.getValue().entrySet()) {
                planned += plan(county.getKey(), list.getKey(), month, list.getValue());
            }
        }
        return planned;
    }

    private int plan(String county, ItemList list, YearMonth month, List<Place> villages) {
        var wanted = new ArrayList<Item>();
        var periods = new ArrayList<Period>();
        var days = new ArrayList<LocalDate>();
        for (var item : list.items()) {
            var period = Period.around(item.every(), month.atDay(1));
            if (item.every() != Every.ONCE && period.month().equals(month)) {
                wanted.add(item);
                periods.add(period);
                days.add(lastDay(period, item));
            }
        }
        var codes =
                villages.stream().map(place -> place.code().value()).sorted().toList();
        var digest = Sha256.hex(codes + wanted.toString());
        if (isPlanned(county, list, month, digest)) {
            return 0;
        }
        return transaction.execute(_ -> {
            int planned = due.plan(county, codes, wanted, periods, days);
            planned(county, list, month, digest, time.instant());
            return planned;
        });
    }

    /** The day of the end is not counted, and a last day that is a day off moves on. */
    LocalDate lastDay(Period period, Item item) {
        var end = Shanghai.startOf(period.ends());
        return Shanghai.day(
                calendar.due(end, new Limit.CalendarDays(item.days())).minusNanos(1));
    }

    /** Marks what should have been published before today. */
    int mark(LocalDate today) {
        return jdbc.sql("update disclosure.due set state = 'late' where state = 'waiting' and due_on < :today")
                .param("today", today)
                .update();
    }

    private boolean isPlanned(String county, ItemList list, YearMonth month, String digest) {
        return jdbc.sql("""
                        select exists (select from disclosure.planned
                                        where list = :list and month = :month and county = :county and digest = :digest)
                        """)
                .param("list", list.key())
                .param("month", month.toString())
                .param("county", county)
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    private void planned(String county, ItemList list, YearMonth month, String digest, Instant at) {
        jdbc.sql("""
                        insert into disclosure.planned (list, month, county, digest, at)
                        values (:list, :month, :county, :digest, :at)
                            on conflict (list, month, county) do update set digest = :digest, at = :at
                        """)
                .param("list", list.key())
                .param("month", month.toString())
                .param("county", county)
                .param("digest", digest)
                .param("at", Shanghai.utc(at))
                .update();
    }
}
