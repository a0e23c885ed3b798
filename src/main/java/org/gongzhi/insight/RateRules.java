package org.gongzhi.insight;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The rules by which rates are read, one file in {@code rates/} for each procedure; checked against it at the start.
 */
@Component
class RateRules {

    private final Map<String, Yamls> files = new HashMap<>();
    private final Map<String, RateRule> rules = new HashMap<>();

    RateRules(ResourcePatternResolver resources, Procedures procedures, @Value("${gongzhi.data:}") String data)
            throws IOException {
        load(resources, "classpath*:rates/*.yaml");
        if (!data.isEmpty()) {
            load(resources, "file:" + data + "/rates/*.yaml");
        }
        files.forEach((id, file) -> {
            var procedure = procedures.find(id).orElseThrow(() -> file.wrong("procedure"));
            var rule = read(file);
            check(file, rule, procedure);
            rules.put(id, rule);
        });
    }

    /** A file of the data folder stands in for the program's own. */
    private void load(ResourcePatternResolver resources, String pattern) throws IOException {
        for (var resource : resources.getResources(pattern)) {
            var file = Yamls.map(resource);
            files.put(file.text("procedure"), file);
        }
    }

    RateRule of(String procedure) {
        return rules.getOrDefault(procedure, RateRule.none(procedure));
    }

    /** The rules of procedures whose reporters are called back. */
    List<RateRule> withCalls() {
        return rules.values().stream().filter(rule -> rule.calls() != null).toList();
    }

    private static RateRule read(Yamls file) {
        var contact = file.maybe("contact");
        var onTime = file.maybe("on-time");
        var calls = file.maybe("calls");
        return new RateRule(
                file.text("procedure"),
                file.text("law"),
                file.words("ends"),
                contact == null ? null : new RateRule.Contact(contact.text("clock"), contact.text("state")),
                onTime == null ? null : onTime.text("clock"),
                file.words("handled"),
                file.words("asked"),
                question(file.maybe("solved")),
                question(file.maybe("satisfied")),
                file.words("reopened"),
                calls == null
                        ? null
                        : new RateRule.Calls(
                                calls.text("state"),
                                calls.text("action"),
                                calls.text("close"),
                                calls.text("outcome"),
                                calls.text("in-vain"),
                                calls.text("unreachable")));
    }

    private static RateRule.@Nullable Question question(@Nullable Yamls asked) {
        return asked == null
                ? null
                : new RateRule.Question(asked.text("field"), asked.words("for"), asked.words("against"));
    }

    /** A rule that names what its procedure does not have would count wrongly and say nothing. */
    private static void check(Yamls file, RateRule rule, Procedure procedure) {
        var calls = rule.calls();
        var contact = rule.contact();
        require(file, "ends", procedure.states().keySet(), rule.ends().stream());
        require(
                file,
                "handled, asked or reopened",
                procedure.actions().keySet(),
                Stream.of(rule.handled(), rule.asked(), rule.reopened()).flatMap(Set::stream));
        require(file, "on-time", procedure.clocks().keySet(), Stream.ofNullable(rule.onTime()));
        if (contact != null) {
            require(file, "contact", procedure.clocks().keySet(), Stream.of(contact.clock()));
            require(file, "contact", procedure.states().keySet(), Stream.of(contact.state()));
        }
        if (calls != null) {
            require(file, "calls", procedure.states().keySet(), Stream.of(calls.state()));
            require(file, "calls", procedure.actions().keySet(), Stream.of(calls.action(), calls.close()));
        }
    }

    private static void require(Yamls file, String key, Set<String> known, Stream<String> named) {
        if (!named.allMatch(known::contains)) {
            throw file.wrong(key);
        }
    }
}
