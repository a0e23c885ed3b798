package org.gongzhi.decision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.DefinitionError;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Service;

/**
 * All rules of voting (表决规则), of the program and of the data folder: {@code rules/decision/*.yaml}. Answers which rule
 * decides a kind of matter in a body, at a place, on a day. Two rules that would both answer stop the program at start.
 */
@Service
public class VotingRules {

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> matters = new LinkedHashMap<>();

    VotingRules(ResourcePatternResolver resources, @Value("${gongzhi.data:}") String data) throws IOException {
        load(resources, "classpath*:rules/decision/*.yaml");
        if (!data.isEmpty()) {
            load(resources, "file:" + data + "/rules/decision/*.yaml");
        }
    }

    private void load(ResourcePatternResolver resources, String pattern) throws IOException {
        for (var resource : resources.getResources(pattern)) {
            add(Objects.requireNonNull(resource.getFilename()), resource.getContentAsString(StandardCharsets.UTF_8));
        }
    }

    final void add(String file, String text) {
        var read = RulePack.read(file, text);
        for (var rule : read.rules()) {
            rules.stream().filter(rule::collidesWith).findFirst().ifPresent(other -> {
                throw new DefinitionError(
                        file, 1, rule.key() + " and " + other.key() + " decide the same matter at the same time");
            });
            rules.add(rule);
        }
        read.matters().forEach((key, name) -> {
            var known = matters.putIfAbsent(key, name);
            if (known != null && !known.equals(name)) {
                throw new DefinitionError(file, 1, key + " is called both " + known + " and " + name);
            }
        });
    }

    /** Every rule, the packs in the order of their files. */
    public List<Rule> all() {
        return List.copyOf(rules);
    }

    /** The rules by which a matter may be decided there on that day, the most local first; one for each body. */
    public List<Rule> deciding(String matter, @Nullable PlaceCode place, LocalDate day) {
        var byBody = new LinkedHashMap<String, Rule>();
        rules.stream()
                .filter(rule -> rule.matters().contains(matter) && rule.validOn(day) && rule.validAt(place))
                .sorted(Comparator.comparingInt(Rule::reach).reversed())
                .forEach(rule -> byBody.putIfAbsent(rule.body(), rule));
        return List.copyOf(byBody.values());
    }

    /**
     * The one rule for a matter that a body decides.
     *
     * @throws Refusal if this body may not decide it there on that day, naming the bodies that may
     */
    public Rule get(String body, String matter, @Nullable PlaceCode place, LocalDate day) {
        var deciding = deciding(matter, place, day);
        return deciding.stream()
                .filter(rule -> rule.body().equals(body))
                .findFirst()
                .orElseThrow(() -> deciding.isEmpty()
                        ? Refusal.invalid("decision.no-rule", matterName(matter), day)
                        : Refusal.invalid(
                                "decision.wrong-body",
                                matterName(matter),
                                String.join(
                                        "、", deciding.stream().map(Rule::name).toList())));
    }

    /** A rule by the key that was recorded with a decision; old rules stay findable. */
    public Optional<Rule> find(String key) {
        return rules.stream().filter(rule -> rule.key().equals(key)).findFirst();
    }

    /** A kind of matter in words. */
    public String matterName(String matter) {
        return matters.getOrDefault(matter, matter);
    }

    /** Every kind of matter that some rule decides, with its name. */
    public Map<String, String> matters() {
        return Map.copyOf(matters);
    }
}
