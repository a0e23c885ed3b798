package org.gongzhi.deliberation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongzhi.decision.Decision;
import org.gongzhi.decision.Decisions;
import org.gongzhi.decision.Measure;
import org.gongzhi.decision.Rule;
import org.gongzhi.decision.VotingRules;
import org.gongzhi.disclosure.Period;
import org.gongzhi.disclosure.Source;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/**
 * What villagers' and residents' assemblies and their representatives resolved: each decision that passed makes its
 * publication due, and fills it. What owners or members of a collective decide is published under their own rules.
 */
@Component
class ResolutionsSource implements Source {

    private static final List<String> ASSEMBLIES = List.of("villagers-", "residents-");
    private static final String ITEM = "resolutions";
    private static final int LONGEST = 200;

    private final Decisions decisions;
    private final VotingRules rules;
    private final Words words;

    ResolutionsSource(Decisions decisions, VotingRules rules, Words words) {
        this.decisions = decisions;
        this.rules = rules;
        this.words = words;
    }

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public List<Happening> happened(LocalDate since) {
        return decisions.passedSince(since).stream()
                .filter(this::isOfAnAssembly)
                .map(one -> new Happening(one.number(), one.place(), ITEM, one.title(), one.passedOn()))
                .toList();
    }

    @Override
    public Optional<Filling> tell(String mark) {
        return filling(decisions.find(mark).stream());
    }

    @Override
    public Optional<Filling> fill(PlaceCode village, String item, Period period) {
        return filling(decisions.within(village).stream()
                .filter(one -> one.place().equals(village) && period.covers(one.passedOn()))
                .filter(this::isOfAnAssembly)
                .toList()
                .reversed()
                .stream());
    }

    private boolean isOfAnAssembly(Decision decision) {
        return rules.find(decision.rule())
                .filter(rule -> ASSEMBLIES.stream().anyMatch(rule.body()::startsWith))
                .isPresent();
    }

    private Optional<Filling> filling(Stream<Decision> passed) {
        var rows = passed.map(this::row).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Filling(words.of("deliberation.resolutions.summary"), rows));
    }

    private List<String> row(Decision decision) {
        return List.of(
                decision.title(),
                heads(decision.count().participating()),
                heads(decision.count().yes()),
                result(decision),
                rules.find(decision.rule()).map(Rule::name).orElse(decision.rule()),
                Shanghai.date(decision.passedOn()),
                "/decisions/" + decision.number());
    }

    /** Where only households were counted, they are the voters. */
    private static String heads(Map<Measure, Long> numbers) {
        var heads = numbers.getOrDefault(Measure.HEADS, numbers.getOrDefault(Measure.HOUSEHOLDS, 0L));
        return Long.toString(heads);
    }

    private String result(Decision decision) {
        var said = decision.revoked() == null
                ? words.of("deliberation.resolutions.passed", decision.words())
                : words.of("deliberation.resolutions.revoked", decision.revoked());
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST - 1) + "…";
    }
}
