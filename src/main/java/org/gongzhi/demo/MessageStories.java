package org.gongzhi.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Messages to the officials of the county, some answered and some still waiting. */
final class MessageStories {

    private final DemoTexts texts;
    private final Instant now;

    MessageStories(DemoTexts texts, Instant now) {
        this.texts = texts;
        this.now = now;
    }

    void play(Function<Instant, Story> begin) {
        int days = 40;
        for (var message : texts.rows("messages")) {
            var story = begin.apply(now.minus(Duration.ofDays(days)));
            var fields = Map.<String, Object>of(
                    "subject", String.valueOf(message.get("subject")), "text", String.valueOf(message.get("text")));
            story.open("message", null, "web", fields, story.holder("centre-officer"));
            story.waitsAt("centre-officer");
            if (message.get("reply") instanceof String reply) {
                story.hours(40, 150).act("answer", Map.of("reply", reply));
            }
            days = Math.max(2, days - 7);
        }
    }
}
