package org.gongzhi.territory;

import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.Registry;
import org.gongzhi.web.Viewer;
import org.springframework.stereotype.Component;

/** The plates at the doors from a template (门牌码导入): those that hang already, and those still to be drawn. */
@Component
class DoorRegistry implements Registry {

    private final DoorRepository doors;
    private final Places places;

    DoorRegistry(DoorRepository doors, Places places) {
        this.doors = doors;
        this.places = places;
    }

    @Override
    public String id() {
        return "doors";
    }

    @Override
    public String title() {
        return "territory.registry.doors";
    }

    @Override
    public String about() {
        return "territory.registry.doors.about";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.needed("place", "territory.registry.place", "territory.registry.place.hint"),
                Column.optional("code", "territory.registry.plate", "territory.registry.plate.hint"));
    }

    @Override
    public List<Verdict> take(List<Row> rows, Viewer by, Attempts attempts) {
        return rows.stream().map(row -> attempts.of(() -> take(row))).toList();
    }

    private Verdict take(Row row) {
        if (!PlaceCode.isCode(row.cell("place"))) {
            throw Refusal.unknown("territory.unknown-place", row.cell("place"));
        }
        var place = places.get(new PlaceCode(row.cell("place"))).code();
        var hanging = doors.codeOf(place);
        var typed = row.given("code");
        if (typed == null) {
            if (hanging.isPresent()) {
                return Verdict.same();
            }
            doors.draw(place);
            return Verdict.made();
        }
        var code = DoorCode.read(typed).orElseThrow(() -> Refusal.invalid("territory.registry.wrong-plate", typed));
        if (hanging.isPresent()) {
            if (hanging.get().equals(code)) {
                return Verdict.same();
            }
            throw Refusal.conflict("territory.registry.other-plate", hanging.get());
        }
        if (!doors.hang(code, place)) {
            throw Refusal.conflict("territory.registry.plate-elsewhere", typed);
        }
        return Verdict.made();
    }
}
