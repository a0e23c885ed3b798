package org.gongzhi.hotissue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts hot issues into words. */
@Component
class IssuePages {

    private static final int PLACES_NAMED = 3;

    private final Places places;
    private final IssueWords words;

    IssuePages(Places places, IssueWords words) {
        this.places = places;
        this.words = words;
    }

    /** One issue in a list. */
    record Line(
            String id,
            String name,
            int heat,
            String explained,
            String span,
            String trend,
            String where,
            @Nullable String rectification) {}

    /** One telling of it. */
    record Member(String number, String title, String place, String at) {}

    /** Everything {@code hotissue/list.jte} shows. */
    record ListPage(List<Line> issues) {}

    /**
     * Everything {@code hotissue/issue.jte} shows.
     *
     * @param problem why opening a rectification was refused; then what was typed stands there again
     */
    record IssuePage(
            Line issue,
            List<Member> members,
            String subject,
            String text,
            Map<String, String> errors,
            @Nullable String problem) {}

    ListPage list(List<Issue> issues) {
        return new ListPage(issues.stream().map(this::line).toList());
    }

    IssuePage page(Issue issue, String subject, String text, Map<String, String> errors, @Nullable String problem) {
        var members = issue.tellings().reversed().stream()
                .map(telling -> new Member(
                        telling.id(),
                        telling.title(),
                        places.fullName(new PlaceCode(telling.place())),
                        Shanghai.minute(telling.at())))
                .toList();
        return new IssuePage(line(issue), members, subject, text, errors, problem);
    }

    private Line line(Issue issue) {
        return new Line(
                issue.id().toString(),
                issue.name(),
                issue.heat().value(),
                words.explain(issue.heat()),
                words.of(
                        "hotissue.span",
                        Shanghai.date(Shanghai.day(issue.tellings().getFirst().at())),
                        Shanghai.date(Shanghai.day(issue.tellings().getLast().at()))),
                words.trend(issue.heat()),
                where(issue),
                issue.rectification());
    }

    /** The villages most told of, each with how often. */
    private String where(Issue issue) {
        return issue.tellings().stream()
                .map(telling -> new PlaceCode(telling.place()))
                .map(code -> places.ancestor(code, Level.VILLAGE).orElse(code))
                .collect(Collectors.groupingBy(code -> code, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<PlaceCode, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(PLACES_NAMED)
                .map(entry -> words.of("hotissue.where", places.fullName(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining("、"));
    }
}
