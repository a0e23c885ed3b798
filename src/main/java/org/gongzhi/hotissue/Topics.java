package org.gongzhi.hotissue;

import java.util.Map;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.springframework.stereotype.Component;

/** From a problem that many have to a topic that all talk over: opens it once, with those who told of it linked. */
@Component
class Topics {

    private static final String PROCEDURE = "topic";
    private static final int LINKED = 20;

    private final Matters matters;

    Topics(Matters matters) {
        this.matters = matters;
    }

    /** Asking again leads to the same topic and links what was not linked yet. */
    MatterNumber open(Issue issue, String subject, String text, Actor.Officer officer) {
        var topic = matters.open(new Opening(
                        PROCEDURE,
                        Rectifications.around(issue),
                        null,
                        "web",
                        Map.of("subject", subject, "text", text, "source", "issue"),
                        officer,
                        "topic/issue/" + issue.id(),
                        null))
                .number();
        int version = 1;
        for (var telling : issue.tellings().stream().limit(LINKED).toList()) {
            version = matters.perform(new Step(
                            topic,
                            "include",
                            version,
                            Map.of("member", telling.id()),
                            officer,
                            "topic/" + issue.id() + "/" + telling.id(),
                            null))
                    .version();
        }
        return topic;
    }
}
