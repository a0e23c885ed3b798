package org.gongzhi.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
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
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Lets some months of publishing happen in a demonstration: written, reviewed, sometimes late, sometimes missing. */
@Component
public class DisclosureRehearsal {

    private static final int SEED = 20_261_125;
    private static final String EXAMPLE = "rehearsal.yaml";

    private final DueCheck check;
    private final DueRepository due;
    private final Publications publications;
    private final Headings headings;
    private final Questions questions;
    private final Matters matters;
    private final Posts posts;
    private final InstantSource time;
    private final Map<String, Example> examples = examples();
    private final Map<Slot, Contents> drawn = new HashMap<>();
    private final Map<PlaceCode, BigDecimal> cash = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    DisclosureRehearsal(
            DueCheck check,
            DueRepository due,
            Publications publications,
            Headings headings,
            Questions questions,
            Matters matters,
            Posts posts,
            InstantSource time) {
        this.check = check;
        this.due = due;
        this.publications = publications;
        this.headings = headings;
        this.questions = questions;
        this.matters = matters;
        this.posts = posts;
        this.time = time;
    }

    /** An example of what an item says; an amount such as {@code 8000~12000} is drawn. */
    private record Example(String summary, List<List<String>> rows) {}

    /**
     * Plays the months that end before today.
     *
     * @param best the village that publishes everything; elsewhere some is late or missing
     */
    public void play(PlaceCode area, PlaceCode best, int months) {
        var today = Shanghai.day(time.instant());
        for (int back = months; back >= 0; back--) {
            var month = YearMonth.from(today).minusMonths(back);
            check.plan(month, place -> inside(place, area));
            for (var one : due.ofMonth(area, month.toString())) {
                var example = examples.get(one.slot().item());
                var diligent = one.slot().place().equals(best);
                var on =
                        one.dueOn().minusDays(random.nextInt(1, 5)).plusDays(diligent || random.nextInt(9) > 0 ? 0 : 9);
                if (example != null && on.isBefore(today) && (diligent || random.nextInt(6) > 0)) {
                    publish(one.slot(), example, on);
                }
            }
        }
        check.mark(today);
        ask(best);
    }

    /** Two residents ask about the newest account: one was answered, one waits. */
    private void ask(PlaceCode village) {
        var slot = due.ofItem(village, "income-expense").stream()
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

    private void publish(Slot slot, Example example, LocalDate on) {
        var writer = holder("community-officer", slot.place());
        var reviewer = holder("village-supervisor", slot.place());
        if (writer == null || reviewer == null || writer.person().equals(reviewer.person())) {
            return;
        }
        var at = Shanghai.startOf(on).plusSeconds(random.nextInt(9 * 3600, 12 * 3600));
        var known = publications.filled(slot);
        var drawn = !known.isEmpty()
                ? known
                : slot.item().equals("balance") ? balance(slot, example) : contents(slot, example);
        var masked = Masking.of(drawn, headings.item(slot).columns(), true).contents();
        publications.save(slot, masked, 0);
        publications.submit(slot, officer(writer), at.minusSeconds(86_400));
        ScopedValue.where(Publishing.AT, at)
                .run(() -> publications.review(
                        slot, Map.of("verdict", "pass", "opinion", "已逐笔核对票据。"), officer(reviewer), at));
    }

    private Contents contents(Slot slot, Example example) {
        return drawn.computeIfAbsent(slot, _ -> drawn(example));
    }

    /** What is left fits what came in and went out, and the next month begins with it. */
    private Contents balance(Slot slot, Example example) {
        var accounts = new Slot(slot.place(), "income-expense", slot.period());
        var flows = contents(accounts, Objects.requireNonNull(examples.get("income-expense")))
                .rows();
        var before = cash.computeIfAbsent(
                slot.place(),
                _ -> new BigDecimal(drawn(example.rows().getFirst().get(1))));
        var after = before.add(Amounts.sum(flows, 1)).subtract(Amounts.sum(flows, 2));
        cash.put(slot.place(), after);
        var account = example.rows().getFirst().getFirst();
        return new Contents(
                example.summary(), List.of(List.of(account, before.toPlainString(), after.toPlainString())), List.of());
    }

    private Contents drawn(Example example) {
        return new Contents(
                example.summary(),
                example.rows().stream()
                        .map(row -> row.stream().map(this::drawn).toList())
                        .toList(),
                List.of());
    }

    private String drawn(String cell) {
        var ends = cell.split("~", 2);
        if (ends.length < 2) {
            return cell;
        }
        long low = Long.parseLong(ends[0]);
        long high = Long.parseLong(ends[1]);
        return high < 100
                ? Long.toString(random.nextLong(low, high + 1))
                : BigDecimal.valueOf(random.nextLong(low * 10, high * 10), 1)
                        .setScale(2, RoundingMode.UNNECESSARY)
                        .toPlainString();
    }

    private @Nullable Post holder(String duty, PlaceCode place) {
        return posts.holders(posts.deskFor(duty, place)).stream().findFirst().orElse(null);
    }

    private static Actor officer(Post post) {
        return new Actor.Officer(post.person(), post.personName());
    }

    private static Map<String, Example> examples() {
        var examples = new HashMap<String, Example>();
        try {
            for (var entry : Yamls.entries(new ClassPathResource("disclosure/" + EXAMPLE))) {
                examples.put(entry.text("item"), new Example(entry.text("summary"), entry.table("rows")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }
}
