package org.gongzhi.territory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Registry;
import org.gongzhi.web.Viewer;
import org.springframework.stereotype.Component;

/** Places from a template (地点导入): new ones and new names; none is taken away. */
@Component
class PlaceRegistry implements Registry {

    private static final List<Choice> LEVELS = Arrays.stream(Level.values())
            .map(level -> new Choice(level.key(), level.label()))
            .toList();

    private final PlaceImport places;

    PlaceRegistry(PlaceImport places) {
        this.places = places;
    }

    @Override
    public String id() {
        return "places";
    }

    @Override
    public String title() {
        return "territory.registry.places";
    }

    @Override
    public String about() {
        return "territory.registry.places.about";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.needed("code", "territory.registry.code", "territory.registry.code.hint"),
                Column.needed("name", "territory.registry.name", "territory.registry.name.hint"),
                Column.needed("level", "territory.registry.level", "territory.registry.level.hint")
                        .of(LEVELS),
                Column.needed("parent", "territory.registry.parent", "territory.registry.parent.hint"),
                Column.optional("kind", "territory.registry.kind", "territory.registry.kind.hint"),
                Column.optional("latitude", "territory.registry.latitude", "territory.registry.degrees.hint"),
                Column.optional("longitude", "territory.registry.longitude", "territory.registry.degrees.hint"));
    }

    @Override
    public List<Verdict> take(List<Row> rows, Viewer by, Attempts attempts) {
        var names = columns().stream().map(Column::name).toList();
        var table = new CsvTable(
                names,
                rows.stream()
                        .map(row -> new CsvTable.Row(
                                row.number(), names.stream().map(row::cell).toList()))
                        .toList());
        var verdicts = new HashMap<Integer, Verdict>();
        var report = places.run(table, (line, fate) -> verdicts.put(line, new Verdict(fate, "", null)));
        report.refused()
                .forEach(row -> verdicts.put(
                        row.line(),
                        Verdict.refused(
                                Refusal.invalid(row.reason(), row.arguments().toArray()))));
        return rows.stream()
                .map(row -> verdicts.getOrDefault(row.number(), Verdict.same()))
                .toList();
    }
}
