package org.gongzhi.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.DoorSheets;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.NavGroup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Prints the codes for the doors of one's places: a building, a village, a whole county, eight to an A4 page. */
@Controller
class DoorController {

    private final Officers officers;
    private final Places places;
    private final DoorSheets sheets;
    private final String url;

    DoorController(
            Officers officers,
            Places places,
            DoorSheets sheets,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.officers = officers;
        this.places = places;
        this.sheets = sheets;
        this.url = url;
    }

    @Bean
    static NavEntry doorEntry() {
        return new NavEntry(60, "/work/doors", "desk.nav.doors", "work", NavGroup.BASE);
    }

    /** Everything {@code desk/doors.jte} shows. */
    record DoorsPage(List<Row> places) {

        record Row(String code, String name) {}
    }

    @GetMapping("/work/doors")
    ModelAndView list(Authentication who) {
        var rows = new ArrayList<DoorsPage.Row>();
        officers.of(who).scope().places().forEach(code -> add(rows, places.get(code)));
        return new ModelAndView("desk/doors", "page", new DoorsPage(rows));
    }

    /** The place and what lies in it, down to the village. */
    private void add(List<DoorsPage.Row> rows, Place place) {
        rows.add(new DoorsPage.Row(place.code().value(), places.fullName(place.code())));
        if (place.level().length() < Level.VILLAGE.length()) {
            places.children(place.code()).forEach(child -> add(rows, child));
        }
    }

    @GetMapping("/work/doors/{code}")
    void sheet(@PathVariable String code, Authentication who, HttpServletResponse response) throws IOException {
        if (!PlaceCode.isCode(code)) {
            throw Refusal.unknown("desk.unknown-place", code);
        }
        Scope scope = officers.of(who).scope();
        var place = places.get(new PlaceCode(code)).code();
        scope.require(place);
        response.setContentType("text/html;charset=UTF-8");
        sheets.write(place, url, response.getOutputStream());
    }
}
