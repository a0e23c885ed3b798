package org.gongzhi.deliberation;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gongzhi.deliberation.MeetingPages.Line;
import org.gongzhi.desk.Paper;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The paper of a meeting (会议用表): a notice for the door, a list to sign, a record and a count for each vote. Where there
 * is no line all is written by hand and entered later, the counts by two persons apart.
 */
@Controller
class MeetingSheets implements Paper {

    static final List<String> KINDS = List.of("notice", "attendance", "minutes", "count");

    private static final int ROWS = 16;
    private static final int MOST_ROWS = 10 * ROWS;
    private static final int GUESTS = 5;

    private final Register register;
    private final MeetingPages pages;
    private final Posts posts;
    private final Clerks clerks;
    private final InstantSource time;
    private final String url;

    MeetingSheets(
            Register register,
            MeetingPages pages,
            Posts posts,
            Clerks clerks,
            InstantSource time,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.register = register;
        this.pages = pages;
        this.posts = posts;
        this.clerks = clerks;
        this.time = time;
        this.url = url;
    }

    /**
     * Everything {@code deliberation/sheets.jte} shows.
     *
     * @param kind the one kind wanted; empty for all
     * @param draft the agenda may still change
     * @param lists the numbers of the lines to sign, page by page
     * @param votes the items that are voted on
     * @param phone whom to call; empty when nobody is to be called
     */
    record SheetsPage(
            MeetingPages.Sheet sheet,
            String kind,
            boolean draft,
            List<List<Integer>> lists,
            List<Line> votes,
            String phone,
            String address,
            String printed) {

        List<String> kinds() {
            return KINDS;
        }

        boolean has(String asked) {
            return kind.isEmpty() || kind.equals(asked);
        }
    }

    @Override
    public Optional<Paper.Sheet> of(Matter matter) {
        return matter.procedure().equals(Meeting.PROCEDURE)
                ? Optional.of(new Paper.Sheet("/work/meetings/" + matter.number() + "/sheets", "deliberation.sheets"))
                : Optional.empty();
    }

    @GetMapping("/work/meetings/{number}/sheets")
    ModelAndView print(@PathVariable String number, @RequestParam(defaultValue = "") String kind, Authentication who) {
        var matter = MatterNumber.parse(number)
                .map(known -> register.get(known, clerks.scope(who)))
                .filter(one -> one.procedure().equals(Meeting.PROCEDURE))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number));
        var sheet = pages.sheet(matter, true);
        var page = new SheetsPage(
                sheet,
                KINDS.contains(kind) ? kind : "",
                Meeting.of(matter).open(),
                lists(sheet.entitled()),
                sheet.items().stream()
                        .filter(item -> item.decides() && item.putOff() == null)
                        .toList(),
                phone(matter),
                url + "/meetings/" + matter.number(),
                Shanghai.minute(time.instant()));
        return new ModelAndView("deliberation/sheets", "page", page);
    }

    /** A line for each who may vote and some for guests; a big meeting prints its list again. */
    private static List<List<Integer>> lists(int entitled) {
        int rows = Math.min(MOST_ROWS, entitled + GUESTS);
        return IntStream.iterate(1, first -> first <= rows, first -> first + ROWS)
                .mapToObj(first -> IntStream.range(first, first + ROWS).boxed().toList())
                .toList();
    }

    private String phone(Matter matter) {
        return posts.holders(posts.deskFor("community-officer", matter.place())).stream()
                .map(post -> Objects.toString(post.officePhone(), ""))
                .findFirst()
                .orElse("");
    }
}
