package org.gongzhi.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.territory.Level;
import org.jspecify.annotations.Nullable;

/** Reads what an action does besides moving its matter, and what must hold before. */
record DeedsReader(YamlWords words, Guard.Names names) {

    static final Set<String> WORDS = Set.of(
            "only-if",
            "not-before",
            "join",
            "same",
            "set",
            "party",
            "child",
            "link",
            "grant",
            "draw",
            "merge",
            "unmerge");

    Conditions conditions() {
        return new Conditions(
                words.list("only-if").stream().map(this::onlyIf).toList(),
                words.text("not-before"),
                words.list("join").stream().map(DeedsReader::join).toList(),
                words.get("same") == null ? null : same(words.need("same")));
    }

    /** {@code same: {person: open}}: whoever opened it, or took that action last. */
    private static String same(YamlNode node) {
        return YamlWords.of(node, Set.of("person")).need("person").text();
    }

    /** Looked at before anything is filled in, so it cannot ask what will be. */
    private Conditions.OnlyIf onlyIf(YamlNode node) {
        var parts = YamlWords.of(node, Set.of("when", "else"));
        return new Conditions.OnlyIf(
                parts.need("when").parse(text -> Guard.parse(text, names.beforehand())),
                parts.need("else").text());
    }

    private static Conditions.Join join(YamlNode node) {
        var parts = YamlWords.of(node, Set.of("children", "ended", "else"));
        return new Conditions.Join(
                parts.need("children").text(),
                parts.need("ended").parse(DeedsReader::count),
                parts.need("else").text());
    }

    private static int count(String text) {
        return switch (text) {
            case "all" -> 0;
            case "any" -> 1;
            default -> {
                if (!text.matches("[1-9]\\d{0,4}")) {
                    throw new IllegalArgumentException("'" + text + "' counts nothing: use all, any or a number");
                }
                yield Integer.parseInt(text);
            }
        };
    }

    Deeds deeds() {
        return new Deeds(
                facts(),
                words.list("party").stream().map(DeedsReader::party).toList(),
                words.get("child") == null ? null : child(words.need("child")),
                ties(),
                values(words.get("grant"), names),
                words.list("draw").stream().map(this::draw).toList(),
                words.get("merge") == null ? null : merge(words.need("merge")),
                words.flag("unmerge"));
    }

    private Map<String, Guard.Operand> facts() {
        var given = words.get("set");
        var set = values(given, names);
        if (given != null) {
            given.map()
                    .forEach((key, node) -> node.parse(text -> {
                        var fact = names.facts().get(key);
                        if (fact == null) {
                            throw new IllegalArgumentException("unknown fact " + key + ", known are "
                                    + names.facts().keySet());
                        }
                        if (set.get(key) instanceof Guard.Operand.Literal) {
                            Guard.requireChoice(fact, text);
                        }
                        return text;
                    }));
        }
        return set;
    }

    static Map<String, Guard.Operand> values(@Nullable YamlNode node, Guard.Names names) {
        var values = new LinkedHashMap<String, Guard.Operand>();
        if (node != null) {
            node.map().forEach((key, value) -> values.put(key, value.parse(text -> Guard.value(text, names))));
        }
        return values;
    }

    private static Deeds.PartyChange party(YamlNode node) {
        var parts = YamlWords.of(node, Set.of("add", "remove", "who"));
        var add = parts.get("add") != null;
        var role = add ? parts.need("add") : parts.need("remove");
        var who = add ? parts.need("who") : parts.get("who");
        if (who == null) {
            return new Deeds.PartyChange(false, role.text(), null, null);
        }
        var text = who.text();
        return text.startsWith("phone:form.")
                ? new Deeds.PartyChange(add, role.text(), null, text.substring(11))
                : new Deeds.PartyChange(add, role.text(), who.parse(Expressions::desk), null);
    }

    private Deeds.Child child(YamlNode node) {
        var parts = YamlWords.of(node, Set.of("procedure", "desk", "fields", "each"));
        return new Deeds.Child(
                parts.need("procedure").text(),
                parts.parse("desk", Expressions::desk),
                values(parts.get("fields"), names),
                parts.parse("each", Level::of));
    }

    private List<Deeds.Tie> ties() {
        var given = words.get("link");
        return given == null
                ? List.of()
                : given.map().entrySet().stream()
                        .map(tie ->
                                tie.getValue().parse(text -> new Deeds.Tie(LinkKind.of(tie.getKey()), formField(text))))
                        .toList();
    }

    private Deeds.Draw draw(YamlNode node) {
        var parts = YamlWords.of(node, Set.of("quantity", "of", "amount"));
        return new Deeds.Draw(
                parts.need("quantity").text(),
                parts.need("of").parse(this::formField),
                parts.need("amount").parse(text -> Guard.value(text, names)));
    }

    private Deeds.Merge merge(YamlNode node) {
        var parts = YamlWords.of(node, Set.of("into", "while"));
        return new Deeds.Merge(
                parts.need("into").parse(this::formField),
                Set.copyOf(parts.need("while").texts()));
    }

    /** {@code form.lead}, which asks for the number of a matter. */
    private String formField(String text) {
        if (!(Guard.value(text, names) instanceof Guard.Operand.FormAnswer(var key))) {
            throw new IllegalArgumentException("'" + text + "' is no answer: use form.FIELD");
        }
        var field = names.form().get(key);
        if (field == null || field.type() != Field.Type.MATTER || !field.required()) {
            throw new IllegalArgumentException(key + " must be of type matter, and required");
        }
        return key;
    }
}
