package org.gongzhi.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one action of a definition. */
final class ActionReader {

    private static final Set<String> WORDS = Stream.concat(
                    Stream.of(
                            "name",
                            "public",
                            "from",
                            "to",
                            "assign",
                            "when",
                            "by",
                            "other",
                            "form",
                            "phoneless",
                            "within",
                            "extend",
                            "readers",
                            "tell",
                            "effect",
                            "priority",
                            "category",
                            "fold"),
                    DeedsReader.WORDS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final String key;
    private final YamlWords words;
    private final Map<String, Field> form;
    private final Guard.Names names;

    ActionReader(String key, YamlNode node, Guard.Names known) {
        this.key = key;
        this.words = YamlWords.of(node, WORDS);
        this.form = FieldReader.form(words.get("form"));
        this.names = new Guard.Names(form, known.fields(), known.facts());
    }

    Action read() {
        var more = new DeedsReader(words, names);
        return new Action(
                key,
                words.need("name").text(),
                words.text("public"),
                Set.copyOf(words.need("from").texts()),
                targets(),
                actors(words.need("by").list()),
                otherThan(),
                form,
                words.flag("phoneless"),
                words.text("within"),
                words.text("extend"),
                Set.copyOf(words.list("readers").stream().map(YamlNode::text).toList()),
                tells(words.list("tell"), names),
                words.text("effect"),
                words.text("priority"),
                words.text("category"),
                words.text("fold"),
                more.conditions(),
                more.deeds());
    }

    /** {@code to: closed}, or a list of {@code {when, state, assign}} of which the first that holds is taken. */
    private List<Action.Target> targets() {
        var to = words.get("to");
        if (to == null || !to.list().getFirst().isMap()) {
            return List.of(new Action.Target(guard(words), to == null ? null : to.text(), desk(words)));
        }
        var targets = new ArrayList<Action.Target>();
        for (var one : to.list()) {
            var parts = YamlWords.of(one, Set.of("when", "state", "assign"));
            targets.add(new Action.Target(guard(parts), parts.text("state"), desk(parts)));
        }
        return targets;
    }

    private @Nullable Guard guard(YamlWords parts) {
        return parts.parse("when", text -> Guard.parse(text, names));
    }

    private static @Nullable DeskRule desk(YamlWords parts) {
        return parts.parse("assign", Expressions::desk);
    }

    private List<Action.OtherThan> otherThan() {
        var other = words.get("other");
        if (other == null) {
            return List.of();
        }
        var rules = new ArrayList<Action.OtherThan>();
        YamlWords.of(other, Set.of("person", "body"))
                .words()
                .forEach((kind, actions) -> actions.texts()
                        .forEach(action -> rules.add(new Action.OtherThan(action, kind.equals("body")))));
        return rules;
    }

    static List<ActorRule> actors(List<YamlNode> by) {
        return by.stream().map(one -> one.parse(Expressions::actor)).toList();
    }

    /** Each is {@code WHOM TEMPLATE}, or {@code {tell: WHOM TEMPLATE, when: …}}. */
    static List<Action.Tell> tells(List<YamlNode> tells, Guard.Names names) {
        var read = new ArrayList<Action.Tell>();
        for (var one : tells) {
            if (one.isMap()) {
                var parts = YamlWords.of(one, Set.of("tell", "when"));
                read.add(tell(parts.need("tell"), parts.parse("when", text -> Guard.parse(text, names))));
            } else {
                read.add(tell(one, null));
            }
        }
        return read;
    }

    private static Action.Tell tell(YamlNode line, @Nullable Guard when) {
        var text = line.text();
        int space = text.indexOf(' ');
        if (space < 0) {
            throw line.error("'" + text + "': write WHOM TEMPLATE");
        }
        var whom = line.parse(_ -> Expressions.whom(text.substring(0, space)));
        return new Action.Tell(whom, text.substring(space).strip(), when);
    }
}
