package org.gongzhi.deliberation;

import java.util.List;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** All deliberation of one's own places on one page: topics, meetings, conventions, packs, drives. */
@Controller
class WorkController {

    static final String PATH = "/work/deliberation";
    private static final int EACH = 30;

    private final Shelf shelf;
    private final Lists lists;
    private final Clerks clerks;

    WorkController(Shelf shelf, Lists lists, Clerks clerks) {
        this.shelf = shelf;
        this.lists = lists;
        this.clerks = clerks;
    }

    @Bean
    static NavEntry deliberationEntry() {
        return new NavEntry(36, PATH, "deliberation.nav", "work");
    }

    /** Everything {@code deliberation/work.jte} shows. */
    record WorkPage(
            List<Lists.Line> topics,
            List<Lists.Line> meetings,
            List<Lists.Line> conventions,
            List<Lists.Line> packs,
            List<Lists.Line> drives) {}

    @GetMapping(PATH)
    ModelAndView overview(Authentication who) {
        var scope = clerks.scope(who);
        return new ModelAndView(
                "deliberation/work",
                "page",
                new WorkPage(
                        lists.lines(shelf.within(scope, Family.TOPIC, EACH), true),
                        lists.lines(shelf.within(scope, Family.MEETING, EACH), true),
                        lists.lines(shelf.within(scope, Family.CONVENTION, EACH), true),
                        lists.lines(shelf.within(scope, Family.PACK, EACH), true),
                        lists.lines(shelf.within(scope, Family.DRIVE, EACH), true)));
    }
}
