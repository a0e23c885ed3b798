package org.gongzhi.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Listed;
import org.gongzhi.procedure.MatterList;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Tables;
import org.gongzhi.web.Tone;
import org.gongzhi.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** All matters one may see (台账): filter, sort, page, export. */
@Controller
class ListController {

    private static final int SIZE = 50;
    private static final int MOST_EXPORTED = 1_000_000;

    private final Officers officers;
    private final MatterList matters;
    private final Procedures procedures;
    private final Places places;
    private final Tables tables;
    private final InstantSource time;

    ListController(
            Officers officers,
            MatterList matters,
            Procedures procedures,
            Places places,
            Tables tables,
            InstantSource time) {
        this.officers = officers;
        this.matters = matters;
        this.procedures = procedures;
        this.places = places;
        this.tables = tables;
        this.time = time;
    }

    @Bean
    static NavEntry listEntry() {
        return new NavEntry(20, "/work/list", "desk.nav.list", "work");
    }

    /** Everything {@code desk/list.jte} shows. */
    record ListPage(ListAsked asked, List<Choice> procedures, List<Row> rows, Paging paging) {

        record Row(
                String number,
                String title,
                String procedure,
                @Nullable String category,
                String place,
                String around,
                String state,
                Tone tone,
                String opened) {}
    }

    @GetMapping("/work/list")
    ModelAndView list(ListAsked asked, Authentication who) {
        var found = matters.page(officers.of(who).scope(), asked.filter(), asked.number(), SIZE);
        var rows = found.stream().limit(SIZE).map(this::row).toList();
        var paging = Paging.open("/work/list" + asked.address(), asked.number(), SIZE, found.size() > SIZE);
        var kinds = procedures.all().stream()
                .map(one -> new Choice(one.id(), one.name()))
                .toList();
        return new ModelAndView("desk/list", "page", new ListPage(asked, kinds, rows, paging));
    }

    private ListPage.Row row(Listed listed) {
        var matter = listed.matter();
        var procedure = procedures.of(matter);
        var place = places.get(matter.place());
        var left = Left.of(listed.dueAt(), time.instant(), matter.ended(), false);
        return new ListPage.Row(
                matter.number().value(),
                matter.title(),
                procedure.name(),
                matter.category(),
                place.name(),
                around(place),
                procedure.state(matter.state()).name(),
                left.tone(),
                Shanghai.minute(matter.openedAt()));
    }

    /** The names of the places around it, from the county down. */
    private String around(Place place) {
        var path = places.fullName(place.code());
        return path.equals(place.name())
                ? ""
                : path.substring(0, path.length() - place.name().length() - " · ".length());
    }

    /** The same list as a table, streamed row by row. */
    @GetMapping("/work/list.xlsx")
    void table(ListAsked asked, Authentication who, @ModelAttribute("ui") Ui ui, HttpServletResponse response)
            throws IOException {
        var scope = officers.of(who).scope();
        var heads = Stream.of("number", "title", "procedure", "category", "place", "state", "opened")
                .map(head -> ui.lookup("desk.list.column." + head))
                .toList();
        tables.answer(
                response,
                ui.lookup("desk.nav.list"),
                heads,
                () -> matters.all(scope, asked.filter(), MOST_EXPORTED).map(listed -> cells(row(listed))));
    }

    private static List<String> cells(ListPage.Row row) {
        return List.of(
                row.number(),
                row.title(),
                row.procedure(),
                Objects.requireNonNullElse(row.category(), ""),
                row.around().isEmpty() ? row.place() : row.around() + " · " + row.place(),
                row.state(),
                row.opened());
    }
}
