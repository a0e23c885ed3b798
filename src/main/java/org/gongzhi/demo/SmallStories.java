package org.gongzhi.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;

/** Small public matters of the demonstration, from the wish to the residents' grades. */
final class SmallStories {

    /** How far each of them has come, in the order of the file. */
    private static final List<Point> POINTS = List.of(
            new Point("doing", 34),
            new Point("evaluating", 47),
            new Point("doing", 18),
            new Point("proposed", 4),
            new Point("accepting", 38),
            new Point("done", 59),
            new Point("doing", 49),
            new Point("proposed", 1),
            new Point("dropped", 30),
            new Point("evaluating", 46));

    private final DemoTexts texts;
    private final SplittableRandom random;
    private final Instant now;

    SmallStories(DemoTexts texts, SplittableRandom random, Instant now) {
        this.texts = texts;
        this.random = random;
        this.now = now;
    }

    private record Point(String state, int days) {}

    List<Map<?, ?>> kinds() {
        return texts.rows("small-matters");
    }

    /** The first six are in 水川路社区. */
    boolean isHere(Map<?, ?> kind) {
        return kinds().indexOf(kind) < 6;
    }

    void play(Map<?, ?> kind, Function<Instant, Story> begin) {
        var point = POINTS.get(kinds().indexOf(kind) % POINTS.size());
        var story = begin.apply(now.minus(Duration.ofDays(point.days())));
        open(story, kind);
        story.waitsAt("community-officer");
        if (point.state().equals("proposed")) {
            return;
        }
        if (point.state().equals("dropped")) {
            story.hours(50, 80).act("town-officer", "drop", Map.of("reason", "与街道统一改造重复，并入街道项目。"));
            return;
        }
        story.hours(24, 72).act("plan", Map.of("plan", "第一步征求住户意见，第二步施工，第三步请住户代表验收。"));
        story.hours(72, 120).act("milestone", Map.of("step", "住户意见征求完毕，方案公示", "percent", "20"));
        story.hours(96, 144).act("milestone", Map.of("step", "材料进场，开始施工", "percent", "45"));
        if (point.state().equals("doing")) {
            if (point.days() > 40) {
                story.hours(240, 300).act("milestone", Map.of("step", "主体完成，收尾", "percent", "85"));
            }
            return;
        }
        story.hours(480, 500).act("milestone", Map.of("step", "完工清场", "percent", "100"));
        story.hours(10, 30)
                .act("complete", Map.of("result", "按公示的方案完成，现场已清理。", "spent", String.valueOf(kind.get("budget"))));
        if (point.state().equals("accepting")) {
            return;
        }
        story.waitsAt("town-officer").hours(300, 320).act("accept", Map.of("verdict", "pass", "note", "与方案一致。"));
        for (int i = 0; i < 3 + random.nextInt(4); i++) {
            var form = Map.<String, Object>of("grade", random.nextInt(4) == 0 ? "fair" : "good");
            story.minutes(20, 600).take("evaluate", form, new Actor.Resident(null, null));
        }
        if (point.state().equals("done")) {
            story.hours(144, 168).take("close", Map.of(), new Actor.Time());
        }
    }

    private void open(Story story, Map<?, ?> kind) {
        var fields = Map.<String, Object>of(
                "subject", String.valueOf(kind.get("subject")),
                "kind", String.valueOf(kind.get("kind")),
                "text", String.valueOf(kind.get("text")),
                "households", String.valueOf(kind.get("households")),
                "budget", String.valueOf(kind.get("budget")),
                "finish", Shanghai.day(story.at()).plusDays(60).toString());
        story.open("small-matter", null, "web", fields, story.holder("community-officer"));
    }
}
