package org.gongzhi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.deliberation.Attendance;
import org.gongzhi.deliberation.Counted;
import org.gongzhi.deliberation.Item;
import org.gongzhi.deliberation.Meetings;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Relations;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the demonstration speak of deliberation: so many days ago, somebody who holds the duty took the step. */
@Component
class Talks {

    private final Matters matters;
    private final Register register;
    private final Relations relations;
    private final Meetings meetings;
    private final Posts posts;

    Talks(Matters matters, Register register, Relations relations, Meetings meetings, Posts posts) {
        this.matters = matters;
        this.register = register;
        this.relations = relations;
        this.meetings = meetings;
        this.posts = posts;
    }

    /** The first thing to do that came of a topic. */
    MatterNumber firstTask(MatterNumber topic) {
        return relations.children(register.find(topic).orElseThrow()).getFirst().number();
    }

    /** Whoever has it. */
    Actor.Officer atDesk(MatterNumber number) {
        var post = posts.holders(register.find(number).orElseThrow().desk()).getFirst();
        return new Actor.Officer(post.person(), post.personName());
    }

    /** At one place, seen from now. */
    Scene at(PlaceCode place, Instant now) {
        return new Scene(place, now);
    }

    /** What happened at a place, told in days before now. */
    final class Scene {

        private final PlaceCode place;
        private final Instant now;
        private int minute;

        private Scene(PlaceCode place, Instant now) {
            this.place = place;
            this.now = now;
        }

        LocalDate day(int ago) {
            return Shanghai.day(now).minusDays(ago);
        }

        /** In the morning of that day; one thing a quarter of an hour after the other, and nothing in the future. */
        Instant when(int ago) {
            var then = day(ago).atTime(LocalTime.of(8, 30))
                    .plusMinutes(15L * (minute++ % 30))
                    .atZone(Shanghai.ZONE)
                    .toInstant();
            return then.isBefore(now) ? then : now.minus(Duration.ofMinutes(30 - minute % 30));
        }

        /** One of those who hold the duty, another than the first when there is one. */
        Actor.Officer holder(String duty, boolean other) {
            var holders = posts.holders(posts.deskFor(duty, place));
            var post = other ? holders.getLast() : holders.getFirst();
            return new Actor.Officer(post.person(), post.personName());
        }

        MatterNumber open(int ago, String procedure, String duty, Map<String, Object> fields) {
            return matters.open(
                            new Opening(procedure, place, null, "desk", fields, holder(duty, false), null, when(ago)))
                    .number();
        }

        MatterNumber topic(int ago, String subject, String text, String source) {
            return open(
                    ago,
                    "topic",
                    source.equals("party") ? "community-head" : "community-officer",
                    Map.of("subject", subject, "text", text, "source", source));
        }

        void act(int ago, MatterNumber number, String action, String duty, Map<String, Object> form) {
            act(ago, number, action, holder(duty, false), form);
        }

        void act(int ago, MatterNumber number, String action, Actor actor, Map<String, Object> form) {
            var version = register.find(number).orElseThrow().version();
            matters.perform(new Step(number, action, version, form, actor, null, when(ago)));
        }

        void screen(int ago, MatterNumber topic, String verdict, String reason) {
            act(ago, topic, "screen", "community-officer", Map.of("verdict", verdict, "reason", reason));
        }

        void study(int ago, MatterNumber number, int members, int present, String opinion, String note) {
            act(
                    ago,
                    number,
                    "study",
                    "community-head",
                    Map.of(
                            "held", day(ago).toString(),
                            "members", String.valueOf(members),
                            "present", String.valueOf(present),
                            "opinion", opinion,
                            "note", note));
        }

        /** Called that many days ago; {@code in} days after now, before now when negative. */
        MatterNumber meeting(int ago, int in, String kind, String mode, String hour, String subject, int entitled) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("subject", subject);
            fields.put("kind", kind);
            fields.put("mode", mode);
            fields.put("day", day(-in).toString());
            fields.put("hour", hour);
            fields.put("venue", mode.equals("online") ? "腾讯会议" : "社区二楼议事厅");
            if (!mode.equals("room")) {
                fields.put("link", "会前一天在楼栋群发会议号，也可打社区电话要");
            }
            fields.put("chair", "社区书记");
            fields.put("entitled", String.valueOf(entitled));
            return open(ago, "meeting", "community-officer", fields);
        }

        UUID put(MatterNumber meeting, String subject, @Nullable String matter, @Nullable MatterNumber topic) {
            return meetings.put(meeting, subject, matter, topic, holder("community-officer", false));
        }

        UUID allowing(MatterNumber meeting, String matter, MatterNumber topic, Item.Allowance allows) {
            return meetings.put(meeting, "", matter, topic, allows, holder("community-officer", false));
        }

        void announce(int ago, MatterNumber meeting) {
            act(ago, meeting, "notify", "community-officer", Map.of("how", "小区公告栏张贴，楼栋群通知，老人由楼栋长上门告知"));
        }

        void attend(MatterNumber meeting, String role, int heads, boolean votes, boolean online) {
            meetings.attend(
                    meeting,
                    new Attendance(Ids.next(), null, role, heads, 0, votes, online),
                    holder("community-officer", false));
        }

        void count(int ago, MatterNumber meeting, UUID item, String text, int yes, int no, int abstain) {
            count(ago, meeting, item, text, yes, no, abstain, null);
        }

        /** @param finish by which day it is to be done; null when the meeting set none */
        void count(
                int ago,
                MatterNumber meeting,
                UUID item,
                String text,
                int yes,
                int no,
                int abstain,
                @Nullable LocalDate finish) {
            meetings.count(
                    meeting,
                    item,
                    new Counted(text, "show", yes, no, abstain, 0, finish, "社区物业专干", "2 号楼居民代表", null),
                    holder("community-officer", false),
                    when(ago));
        }

        void publish(int ago, MatterNumber meeting, String minutes) {
            act(ago, meeting, "minutes", "community-officer", Map.of("minutes", minutes, "taker", "社区综治专干"));
            act(ago - 1, meeting, "publish", "community-head", Map.of());
        }
    }
}
