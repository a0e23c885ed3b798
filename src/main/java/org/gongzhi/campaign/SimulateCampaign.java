package org.gongzhi.campaign;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Progress;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code ./gongzhi campaign simulate [--items N]}: lets a published campaign pass again on the demonstration city, day
 * by day, and shows each evening that the ledgers balance.
 */
@Component("campaign simulate")
class SimulateCampaign implements Command {

    private static final PlaceCode COUNTY = new PlaceCode("620402");
    private static final int MOST = 100_000;
    private static final int LANES = 2;

    private final CampaignRehearsal rehearsal;
    private final LedgerRepository ledgers;
    private final Balance balance;
    private final Words words;
    private final InstantSource time;
    private final String demo;

    SimulateCampaign(
            CampaignRehearsal rehearsal,
            LedgerRepository ledgers,
            Balance balance,
            Words words,
            InstantSource time,
            @Value("${gongzhi.demo:none}") String demo) {
        this.rehearsal = rehearsal;
        this.ledgers = ledgers;
        this.balance = balance;
        this.words = words;
        this.time = time;
        this.demo = demo;
    }

    @Override
    public String name() {
        return "campaign simulate";
    }

    @Override
    public String summary() {
        return words.of("campaign.simulate.summary");
    }

    @Override
    public int run(List<String> arguments) {
        if (!demo.equals("baiyin")) {
            throw Refusal.conflict("campaign.simulate.no-demo");
        }
        var items = items(arguments);
        var scenario = Scenario.of(items);
        var begins = Shanghai.day(time.instant()).minusDays((long) scenario.days() + scenario.afterwards());
        System.out.println(words.of(
                "campaign.simulate.plan",
                items,
                scenario.online(),
                scenario.invalid(),
                scenario.households(),
                scenario.days()));
        var faults = new ArrayList<Balance.Difference>();
        var plot = new CampaignRehearsal.Plot(words.of("campaign.simulate.name"), COUNTY, begins, items);
        try (var progress = Progress.of(words.of("campaign.simulate.progress"), 0)) {
            var campaign = rehearsal.play(
                    plot, LANES, progress::advance, (each, day) -> faults.addAll(evening(each, begins, day)));
            tell(campaign);
            System.out.println(words.of("campaign.simulate.checking"));
            faults.addAll(balance.check(campaign));
        }
        faults.forEach(System.out::println);
        System.out.println(words.of(faults.isEmpty() ? "campaign.simulate.balanced" : "campaign.simulate.unbalanced"));
        return faults.isEmpty() ? 0 : 1;
    }

    private List<Balance.Difference> evening(Campaign campaign, LocalDate begins, LocalDate day) {
        var faults = balance.books(campaign);
        var sums = sums(campaign);
        var whole = sums.values().stream().reduce(Ledger.empty(campaign.area(), Level.COUNTY), Ledger::plus);
        System.out.println(words.of(
                "campaign.simulate.day",
                begins.until(day, java.time.temporal.ChronoUnit.DAYS) + 1,
                Shanghai.date(day),
                whole.collected(),
                whole.reopened(),
                whole.movedIn(),
                whole.movedOut(),
                whole.struck(),
                whole.invalid(),
                whole.open(),
                open(sums, Level.VILLAGE),
                open(sums, Level.TOWN),
                open(sums, Level.COUNTY),
                words.of(faults.isEmpty() && whole.balances() ? "campaign.balance.yes" : "campaign.balance.no")));
        return faults;
    }

    private Map<Level, Ledger> sums(Campaign campaign) {
        return ledgers.all(campaign.code()).stream()
                .collect(Collectors.toMap(Ledger::level, each -> each, Ledger::plus));
    }

    private static int open(Map<Level, Ledger> sums, Level level) {
        var ledger = sums.get(level);
        return ledger == null ? 0 : ledger.open();
    }

    private void tell(Campaign campaign) {
        var sums = sums(campaign);
        for (var level : List.of(Level.VILLAGE, Level.TOWN, Level.COUNTY)) {
            var sum = sums.getOrDefault(level, Ledger.empty(campaign.area(), level));
            System.out.println(words.of(
                    "campaign.simulate.level",
                    words.of("campaign.level." + level.key()),
                    sum.collected(),
                    sum.reopened(),
                    sum.movedIn(),
                    sum.movedOut(),
                    sum.struck(),
                    sum.invalid(),
                    sum.open()));
        }
        System.out.println(words.of("campaign.simulate.look", campaign.code()));
    }

    private static int items(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Scenario.published();
        }
        try {
            var items = arguments.size() == 2 && arguments.getFirst().equals("--items")
                    ? Integer.parseInt(arguments.get(1))
                    : 0;
            if (items > 0 && items <= MOST) {
                return items;
            }
        } catch (NumberFormatException _) {
            // Refused below, like zero.
        }
        throw Refusal.invalid("campaign.simulate.wrong-items", MOST);
    }
}
