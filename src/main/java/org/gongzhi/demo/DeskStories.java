package org.gongzhi.demo;

import java.util.Map;
import org.gongzhi.demo.AppealStories.Appeal;

/**
 * What the desk does with an appeal besides handing it on: objections, approvals, speeds, supervision, lawful channels.
 */
final class DeskStories {

    private final AppealStories stories;

    DeskStories(AppealStories stories) {
        this.stories = stories;
    }

    void declined(Appeal appeal) {
        stories.contacted(appeal).story().hours(1, 6).act("decline", Map.of("explanation", stories.one("declines")));
        confirmed(appeal, "confirm-diversion");
    }

    /** Another person looks at what would go elsewhere. */
    private void confirmed(Appeal appeal, String action) {
        appeal.story().waitsAt("centre-officer").hours(1, 6).act(action, Map.of("note", "情况属实，告知书已写清去处。"));
    }

    Appeal diverting(Appeal appeal, String channel, String explanation) {
        var form = Map.<String, Object>of("case", channel, "explanation", explanation);
        stories.contacted(appeal).story().hours(1, 4).act("divert", form);
        return appeal;
    }

    void diverted(Appeal appeal, String channel, String explanation) {
        confirmed(
                diverting(appeal, channel, explanation),
                channel.equals("petition") ? "confirm-petition" : "confirm-diversion");
    }

    void reportedToDiscipline(Appeal appeal) {
        stories.contacted(appeal)
                .story()
                .minutes(10, 90)
                .act("report-discipline", Map.of("reason", "反映的是干部违纪，应由纪检监察机关处理。"));
    }

    void objecting(Appeal appeal, String body) {
        var form = Map.<String, Object>of("reason", "现场是小区内部道路，按职责清单由物业和社区负责。");
        stories.dispatched(appeal, body).story().hours(1, 5).act("object", form);
    }

    void accepted(Appeal appeal, String body) {
        stories.dispatched(appeal, body).story().hours(1, 6).act("accept", Map.of("note", "明天上午到现场。"));
    }

    void byCatalogue(Appeal appeal) {
        stories.handled(appeal)
                .story()
                .hours(1, 8)
                .act("community-officer", "dispatch-by-catalogue", Map.of("note", "请按目录承办。"));
    }

    void extending(Appeal appeal) {
        var form = Map.<String, Object>of("days", "5", "reason", "配件要从外地调，货到当天安装，期间先用临时照明。");
        stories.handled(appeal).story().hours(10, 30).act("ask-extension", form);
    }

    void suspending(Appeal appeal) {
        stories.handled(appeal).story().hours(4, 20).act("ask-suspension", Map.of("reason", stories.one("suspends")));
    }

    void graded(Appeal appeal, String speed, String reason) {
        stories.handled(appeal)
                .story()
                .hours(1, 10)
                .act("community-head", "grade", Map.of("speed", speed, "reason", reason));
    }

    void ledByALeader(Appeal appeal) {
        graded(appeal, "hard", "涉及几个单位，历史遗留，多次反映。");
        appeal.story().hours(2, 10).act("leader", "lead-case", Map.of("plan", "本周见反映人，下周组织住建、街道和物业会商。"));
        appeal.story().hours(1, 8).act("supervisor", "oversee", Map.of("plan", "周五会商，定牵头单位和完成时间。"));
    }

    void supervised(Appeal appeal) {
        stories.handled(appeal)
                .story()
                .hours(10, 30)
                .act("supervisor", "supervise", Map.of("demand", "反映人两次来电询问，请说明原因和办结时间。"));
    }
}
