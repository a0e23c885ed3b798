package org.gongzhi.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gongzhi.identity.Phone;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;

/** The ways an appeal may go, each told to a certain point. */
final class AppealStories {

    private final DemoTexts texts;
    private final Places places;
    private final Register register;
    private final SplittableRandom random;
    private int reporters;

    AppealStories(DemoTexts texts, Places places, Register register, SplittableRandom random) {
        this.texts = texts;
        this.places = places;
        this.register = register;
        this.random = random;
    }

    /** An appeal under way; {@code phone} is null when the reporter stayed anonymous. */
    record Appeal(
            Story story,
            DemoTexts.Trouble trouble,
            String result,
            @Nullable Phone phone) {}

    Appeal reported(Story story, PlaceCode place, DemoTexts.Trouble trouble) {
        var days = String.valueOf(2 + random.nextInt(6));
        var building = places.get(place).name();
        var fields = new HashMap<String, Object>();
        fields.put("text", trouble.text().replace("{place}", building).replace("{n}", days));
        Phone phone = null;
        if (random.nextInt(8) > 0) {
            // Nobody has a number that begins with 160.
            phone = new Phone("160000%05d".formatted(++reporters));
            fields.put("phone", phone.value());
            fields.put("name", one("reporters"));
        }
        int way = random.nextInt(20);
        var channel = way < 15 ? "code" : way < 17 ? "web" : way < 19 ? "phone" : "visit";
        Actor actor = way < 17 ? new Actor.Resident(phone, null) : story.holder("community-officer");
        story.open("appeal", trouble.category(), channel, fields, actor);
        story.waitsAt("community-officer");
        return new Appeal(story, trouble, trouble.result().replace("{n}", days), phone);
    }

    void tryInVain(Appeal appeal) {
        appeal.story().minutes(4, 9).act("call-back", Map.of("outcome", "no-answer"));
    }

    Appeal contacted(Appeal appeal) {
        if (appeal.phone() == null) {
            appeal.story().minutes(6, 27).act("reach", Map.of("note", "在楼下见到几位住户，情况属实。"));
            return appeal;
        }
        if (random.nextInt(9) == 0) {
            tryInVain(appeal);
        }
        // One in twelve is called later than promised.
        appeal.story()
                .minutes(3, random.nextInt(12) == 0 ? 70 : 18)
                .act("call-back", Map.of("outcome", "reached", "note", one("calls")));
        return appeal;
    }

    Appeal handled(Appeal appeal) {
        int draw = random.nextInt(16);
        var form = draw == 0
                ? Map.<String, Object>of("priority", "urgent")
                : draw == 1 ? Map.<String, Object>of("priority", "hard") : Map.<String, Object>of();
        contacted(appeal).story().minutes(5, 50).act("handle", form);
        return appeal;
    }

    Appeal raised(Appeal appeal) {
        handled(appeal).story().hours(1, 20).act("community-officer", "raise", Map.of("reason", one("raises")));
        appeal.story().waitsAt("town-officer");
        return appeal;
    }

    Appeal dispatched(Appeal appeal, String body) {
        raised(appeal)
                .story()
                .hours(1, 8)
                .act("town-officer", "dispatch", Map.of("department", body, "reason", one("dispatches")));
        appeal.story().waitsAtBody(body);
        return appeal;
    }

    Appeal withTheGrid(Appeal appeal) {
        handled(appeal).story().minutes(20, 200).act("send-grid", Map.of("note", "请上门看一下现场，能处理的当场处理。"));
        appeal.story().waitsAt("grid-worker");
        return appeal;
    }

    void returned(Appeal appeal) {
        appeal.story().hours(1, 5).act("return", Map.of("reason", "现场在另一处，不属于本单位管理，请重新交办。"));
        appeal.story().waitsAt("town-officer");
    }

    Appeal asking(Appeal appeal) {
        handled(appeal).story().hours(1, 10).act("ask-resident", Map.of("question", one("questions")));
        return appeal;
    }

    Appeal answeredBack(Appeal appeal) {
        asking(appeal)
                .story()
                .hours(1, 12)
                .take("resident-answers", Map.of("text", one("supplements")), reporter(appeal));
        return appeal;
    }

    void suspended(Appeal appeal) {
        handled(appeal).story().hours(2, 8).act("ask-suspension", Map.of("reason", one("suspends")));
        appeal.story().waitsAt("town-head").hours(1, 6).act("suspend", Map.of("reason", one("suspends")));
    }

    Appeal finished(Appeal appeal) {
        if (random.nextInt(3) == 0) {
            appeal.story().hours(2, 20).act("note", Map.of("note", "已到现场看过，材料备好就动手。"));
        }
        appeal.story().hours(4, 60).finish(Map.of("result", appeal.result()));
        return appeal;
    }

    Appeal verified(Appeal appeal) {
        if (random.nextInt(14) == 0) {
            appeal.story()
                    .hours(1, 10)
                    .act("community-head", "verify", Map.of("verdict", "fail", "note", one("fails")));
            appeal.story().hours(4, 20).finish(Map.of("result", appeal.result()));
        }
        appeal.story().hours(1, 14).act("community-head", "verify", Map.of("verdict", "pass"));
        return appeal;
    }

    /** The centre calls: most are satisfied, some fairly, a few cannot be reached. */
    Appeal closed(Appeal appeal) {
        int draw = random.nextInt(20);
        if (draw == 0) {
            appeal.story()
                    .hours(2, 30)
                    .act("centre-officer", "call", Map.of("outcome", "no-answer"))
                    .hours(3, 6)
                    .act("centre-officer", "call", Map.of("outcome", "no-answer"))
                    .hours(3, 6)
                    .act("centre-officer", "call", Map.of("outcome", "unreachable"));
        } else if (draw < 4 && appeal.phone() != null) {
            appeal.story().hours(1, 20).take("rate", answer("yes", "yes"), reporter(appeal));
        } else {
            var form = new HashMap<>(answer("yes", draw < 16 ? "yes" : "fair"));
            form.put("outcome", "reached");
            form.put("note", one("notes"));
            appeal.story().hours(2, 30).act("centre-officer", "call", form);
        }
        return appeal;
    }

    /** Called and told that it was not solved: back to whoever finished it. */
    Appeal dissatisfied(Appeal appeal) {
        var form = new HashMap<>(answer("partly", "no"));
        form.put("outcome", "reached");
        form.put("note", "反映人说只好了两天，又坏了。");
        appeal.story().hours(2, 24).act("centre-officer", "call", form);
        return appeal;
    }

    void urged(Appeal appeal, String duty) {
        appeal.story().hours(1, 6).act(duty, "urge", Map.of("note", "群众等得久了，请今天给出办理时间。"));
    }

    void withdrawn(Appeal appeal) {
        contacted(appeal).story().hours(1, 20).take("withdraw", Map.of("reason", "已经自己解决了，谢谢。"), reporter(appeal));
    }

    private Actor reporter(Appeal appeal) {
        return appeal.phone() != null
                ? new Actor.Resident(appeal.phone(), null)
                : new Actor.Resident(null, register.linkKey(appeal.story().number()));
    }

    private static Map<String, Object> answer(String solved, String satisfied) {
        return Map.of("solved", solved, "satisfied", satisfied);
    }

    /** One of the lines under a key. */
    String one(String key) {
        List<String> lines = texts.lines(key);
        return lines.get(random.nextInt(lines.size()));
    }
}
