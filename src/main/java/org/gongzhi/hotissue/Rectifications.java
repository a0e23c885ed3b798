package org.gongzhi.hotissue;

import java.util.Map;
import java.util.stream.IntStream;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** From one problem to one kind of problem (由一件事到一类事): opens the matter that tackles an issue, its members linked. */
@Component
class Rectifications {

    private static final String PROCEDURE = "rectification";
    private static final int LINKED = 50;

    private final Matters matters;
    private final Issues issues;

    Rectifications(Matters matters, Issues issues) {
        this.matters = matters;
        this.issues = issues;
    }

    /** Opens it once; asking again leads to the same matter and links what was not linked yet. */
    MatterNumber open(Issue issue, String subject, String text, Actor.Officer officer) {
        var opened = matters.open(new Opening(
                PROCEDURE,
                around(issue),
                null,
                "web",
                Map.of("subject", subject, "text", text),
                officer,
                "issue/" + issue.id(),
                null));
        int version = 1;
        for (var telling : issue.tellings().stream().limit(LINKED).toList()) {
            version = matters.perform(new Step(
                            opened.number(),
                            "include",
                            version,
                            Map.of("member", telling.id()),
                            officer,
                            "issue/" + issue.id() + "/" + telling.id(),
                            null))
                    .version();
        }
        issues.tackled(issue.id(), opened.number().value());
        return opened.number();
    }

    /** The narrowest place that all members lie in. */
    static PlaceCode around(Issue issue) {
        var codes = issue.tellings().stream().map(Telling::place).toList();
        var first = codes.getFirst();
        return IntStream.rangeClosed(1, first.length())
                .map(taken -> first.length() + 1 - taken)
                .mapToObj(length -> first.substring(0, length))
                .filter(PlaceCode::isCode)
                .filter(prefix -> codes.stream().allMatch(code -> code.startsWith(prefix)))
                .findFirst()
                .map(PlaceCode::new)
                .orElseThrow();
    }
}
