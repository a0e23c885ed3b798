package org.gongzhi.organization;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Registry;
import org.gongzhi.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bodies from a template (组织导入): new ones, and new names, numbers and superiors of old ones. */
@Component
class BodyRegistry implements Registry {

    private static final int LONGEST_NAME = 80;

    private final Bodies bodies;

    BodyRegistry(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public String id() {
        return "bodies";
    }

    @Override
    public String title() {
        return "organization.registry.bodies";
    }

    @Override
    public String about() {
        return "organization.registry.bodies.about";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.needed("code", "organization.registry.code", "organization.registry.code.hint"),
                Column.needed("name", "organization.registry.name", "organization.registry.name.hint"),
                Column.needed("kind", "organization.registry.kind", "organization.registry.kind.hint")
                        .of(kinds()),
                Column.needed("place", "organization.registry.place", "organization.registry.place.hint"),
                Column.optional("above", "organization.registry.above", "organization.registry.above.hint"),
                Column.optional("phone", "organization.column.phone", "organization.registry.phone.hint"));
    }

    private static List<Choice> kinds() {
        return Bodies.KINDS.stream()
                .sorted()
                .map(kind -> new Choice(kind, "organization.kind." + kind))
                .toList();
    }

    @Override
    public List<Verdict> take(List<Row> rows, Viewer by, Attempts attempts) {
        var seen = new HashSet<String>();
        return rows.stream().map(row -> attempts.of(() -> take(row, seen))).toList();
    }

    private Verdict take(Row row, Set<String> seen) {
        var code = row.cell("code");
        if (!seen.add(code)) {
            throw Refusal.conflict("organization.registry.twice", code);
        }
        if (!PlaceCode.isCode(row.cell("place"))) {
            throw Refusal.invalid("organization.place-malformed");
        }
        var name = row.cell("name");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("organization.registry.wrong-name", LONGEST_NAME);
        }
        @Nullable String above = row.given("above");
        if (above != null) {
            bodies.get(above);
        }
        var founding = new Bodies.Founding(
                new Body(code, name, row.cell("kind"), new PlaceCode(row.cell("place")), above), row.given("phone"));
        if (bodies.find(code).isPresent()) {
            return bodies.change(founding) ? Verdict.changed() : Verdict.same();
        }
        bodies.found(List.of(founding));
        return Verdict.made();
    }
}
