package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets some months of publishing happen in a demonstration: written, reviewed, sometimes late, sometimes missing. */
@Component
public class DisclosureRehearsal {

    private static final int SEED = 20_261_125;
    private static final String FLOWS = "income-expense";
    private static final String BALANCE = "balance";

    private final DueCheck check;
    private final Arrivals arrivals;
    private final DueRepository due;
    private final Publications publications;
    private final Fillings fillings;
    private final Headings headings;
    private final Questions questions;
    private final Matters matters;
    private final Posts posts;
    private final InstantSource time;
    private final Map<Slot, Contents> published = new HashMap<>();
    private final Map<PlaceCode, BigDecimal> cash = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Examples examples = new Examples(random);

    DisclosureRehearsal(
            DueCheck check,
            Arrivals arrivals,
            DueRepository due,
            Publications publications,
            Fillings fillings,
            Headings headings,
            Questions questions,
            Matters matters,
            Posts posts,
            InstantSource time) {
        this.check = check;
        this.arrivals = arrivals;
        this.due = due;
        this.publications = publications;
        this.fillings = fillings;
        this.headings = headings;
        this.questions = questions;
        this.matters = matters;
        this.posts = posts;
        this.time = time;
    }

    /**
     * Plays the months that end before today.
     *
     * @param best the village that publishes everything; elsewhere some is late or missing
     */
    public void play(PlaceCode area, PlaceCode best, int months) {
        var today = Shanghai.day(time.instant());
        arrivals.lay();
        for (int back = months; back >= 0; back--) {
            var month = YearMonth.from(today).minusMonths(back);
            check.plan(month, place -> inside(place, area));
            var all = new ArrayList<>(due.ofMonth(area, month.toString()));
            // What is left is written when what came and went is known.
            all.sort(Comparator.comparing(one -> one.slot().item().equals(BALANCE)));
            for (var one : all) {
                var example = examples.of(one.slot().item());
                var diligent = one.slot().place().equals(best);
                var on =
                        one.dueOn().minusDays(random.nextInt(1, 5)).plusDays(diligent || random.nextInt(9) > 0 ? 0 : 9);
                if ((example != null || fillings.knows(headings.item(one.slot())))
                        && on.isBefore(today)
                        && (diligent || random.nextInt(6) > 0)) {
                    publish(one.slot(), example, on);
                }
            }
        }
        check.mark(today);
        ask(best);
    }

    /** Two residents ask about the newest account: one was answered, one waits. */
    private void ask(PlaceCode village) {
        var slot = due.ofItem(village, FLOWS).stream()
                .filter(Due::isDone)
                .map(Due::slot)
                .findFirst()
                .orElseThrow();
        var heading = headings.of(slot, "");
        var answered = questions.ask(slot, heading, Map.of("text", "居民活动的钱都花在哪里了？"), null, "demo-" + slot.record(1));
        questions.ask(slot, heading, Map.of("text", "照明维修是哪几栋楼？"), null, "demo-" + slot.record(2));
        var writer = Objects.requireNonNull(holder("community-officer", village));
        matters.perform(new Step(
                answered,
                "answer",
                1,
                Map.of("answer", "重阳节慰问 24 户老人，义诊两场的场地和水电。发票照片在居委会可以看。"),
                officer(writer),
                null,
                null));
    }

    private static boolean inside(Place place, PlaceCode area) {
        return place.code().isWithin(area);
    }

    private void publish(Slot slot, Examples.@Nullable Example example, LocalDate on) {
        var writer = holder("community-officer", slot.place());
        var reviewer = holder("village-supervisor", slot.place());
        if (writer == null || reviewer == null || writer.person().equals(reviewer.person())) {
            return;
        }
        var at = Shanghai.startOf(on).plusSeconds(random.nextInt(9 * 3600, 12 * 3600));
        var drawn = drawn(slot, example);
        if (drawn.isEmpty()) {
            return;
        }
        var masked = Masking.of(drawn, headings.item(slot).columns(), true).contents();
        publications.save(slot, masked, 0);
        publications.submit(slot, officer(writer), at.minusSeconds(86_400));
        ScopedValue.where(Publishing.AT, at)
                .run(() -> publications.review(
                        slot, Map.of("verdict", "pass", "opinion", "已逐笔核对票据。"), officer(reviewer), at));
    }

    /** What the program knows; else what the example says of it. Empty when nobody can say it. */
    private Contents drawn(Slot slot, Examples.@Nullable Example example) {
        var known = fillings.of(slot);
        if (slot.item().equals(FLOWS) && example != null) {
            var flows = known.isEmpty() ? examples.draw(example) : ledger(examples.draw(example), known);
            published.put(slot, flows);
            return flows;
        }
        if (!known.isEmpty() || example == null) {
            if (slot.item().equals(BALANCE) && !known.isEmpty()) {
                cash.put(slot.place(), new BigDecimal(known.rows().getLast().getLast()));
            }
            return known;
        }
        return slot.item().equals(BALANCE) ? balance(slot, example) : examples.draw(example);
    }

    /** Income from the example, expenses from what was approved. */
    private static Contents ledger(Contents example, Contents known) {
        var rows = new ArrayList<>(
                example.rows().stream().filter(row -> !row.get(1).isEmpty()).toList());
        rows.addAll(known.rows());
        return new Contents(known.summary(), rows, List.of());
    }

    /** What is left fits what came in and went out, and the next month begins with it. */
    private Contents balance(Slot slot, Examples.Example example) {
        var flows = published.get(new Slot(slot.place(), FLOWS, slot.period()));
        if (flows == null) {
            return Contents.EMPTY;
        }
        var before = cash.computeIfAbsent(
                slot.place(),
                _ -> new BigDecimal(examples.draw(example.rows().getFirst().get(1))));
        var after = before.add(Amounts.sum(flows.rows(), 1)).subtract(Amounts.sum(flows.rows(), 2));
        cash.put(slot.place(), after);
        var account = example.rows().getFirst().getFirst();
        return new Contents(
                example.summary(), List.of(List.of(account, before.toPlainString(), after.toPlainString())), List.of());
    }

    private @Nullable Post holder(String duty, PlaceCode place) {
        return posts.holders(posts.deskFor(duty, place)).stream().findFirst().orElse(null);
    }

    private static Actor officer(Post post) {
        return new Actor.Officer(post.person(), post.personName());
    }
}
