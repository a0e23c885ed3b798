package org.gongzhi.deliberation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;

/** Lets tests speak of deliberation as people do; everything is written down some weeks late, so that days can pass. */
final class Assembly {

    final SmallTown town;
    private final Matters matters;
    private final Register register;
    private final Meetings meetings;
    private Instant at;

    Assembly(SmallTown town, Matters matters, Register register, Meetings meetings, Instant now) {
        this.town = town.settle();
        this.matters = matters;
        this.register = register;
        this.meetings = meetings;
        this.at = now.minus(Duration.ofDays(60));
    }

    Assembly days(int count) {
        at = at.plus(Duration.ofDays(count));
        return this;
    }

    LocalDate day() {
        return Shanghai.day(at);
    }

    Actor.Officer officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }

    /** A photograph handed in, of nothing. */
    static UUID photo(Files files) throws IOException {
        var output = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", output);
        return files.keepPhoto(output.toByteArray());
    }

    Instant at() {
        return at;
    }

    MatterNumber topic(String subject) {
        return open("topic", SmallTown.VILLAGE, "李芳", Map.of("subject", subject, "text", "大家说说", "source", "officer"));
    }

    MatterNumber open(String procedure, PlaceCode place, String who, Map<String, Object> fields) {
        return matters.open(new Opening(procedure, place, null, "desk", fields, officer(who), null, at))
                .number();
    }

    MatterNumber meeting(String subject, String kind, LocalDate day, int entitled) {
        var fields = new HashMap<String, Object>(Map.of(
                "subject",
                subject,
                "kind",
                kind,
                "mode",
                "both",
                "day",
                day.toString(),
                "hour",
                "19:30",
                "venue",
                "社区二楼议事厅",
                "chair",
                "社区书记",
                "entitled",
                String.valueOf(entitled)));
        return open("meeting", SmallTown.VILLAGE, "李芳", fields);
    }

    void act(String who, MatterNumber number, String action, Map<String, Object> form) {
        matters.perform(new Step(number, action, now(number).version(), form, officer(who), null, at));
    }

    /** Whoever passes by says or judges something. */
    void anybody(MatterNumber number, String action, Map<String, Object> form) {
        matters.perform(
                new Step(number, action, now(number).version(), form, new Actor.Resident(null, null), null, at));
    }

    void byClock(MatterNumber number, String action) {
        matters.perform(new Step(number, action, now(number).version(), Map.of(), new Actor.Time(), null, at));
    }

    MatterNumber convention(String subject) {
        return open(
                "convention",
                SmallTown.VILLAGE,
                "李芳",
                Map.of("subject", subject, "kind", "residents-convention", "text", "大家商量着订"));
    }

    /** What a body decided, as a form asks for it. */
    Map<String, Object> count(String body, String kind, int all, int present, int yes, String outcome) {
        return new HashMap<>(Map.of(
                "body", body,
                "kind", kind,
                "held", day().toString(),
                "all", String.valueOf(all),
                "present", String.valueOf(present),
                "yes", String.valueOf(yes),
                "outcome", outcome));
    }

    /** What a Party organisation said of it, with more than half of its members there. */
    Map<String, Object> opinion(String opinion) {
        return Map.of(
                "held", day().toString(),
                "members", "9",
                "present", "7",
                "opinion", opinion,
                "note", "会前已征求意见");
    }

    /** Screened as important, studied and agreed to by the Party organisation. */
    MatterNumber studied(String subject) {
        var topic = topic(subject);
        act("李芳", topic, "screen", Map.of("verdict", "important", "reason", "关系全体居民"));
        study(topic, 9, 7, "agree");
        return topic;
    }

    void study(MatterNumber topic, int members, int present, String opinion) {
        act(
                "王强",
                topic,
                "study",
                Map.of(
                        "held", day().toString(),
                        "members", String.valueOf(members),
                        "present", String.valueOf(present),
                        "opinion", opinion,
                        "note", "会前已征求意见"));
    }

    UUID put(MatterNumber meeting, @Nullable String matter, @Nullable MatterNumber topic) {
        return meetings.put(meeting, "", matter, topic, officer("李芳"));
    }

    UUID allowing(MatterNumber meeting, String matter, MatterNumber topic, Item.Allowance allows) {
        return meetings.put(meeting, "", matter, topic, allows, officer("李芳"));
    }

    void notify(MatterNumber meeting) {
        act("李芳", meeting, "notify", Map.of("how", "公告栏和短信"));
    }

    void attend(MatterNumber meeting, String role, int heads, boolean online) {
        meetings.attend(meeting, new Attendance(Ids.next(), null, role, heads, 0, true, online), officer("李芳"));
    }

    Motion count(MatterNumber meeting, UUID item, int yes, int no, @Nullable String again) {
        return count(meeting, item, yes, no, null, again);
    }

    Motion count(MatterNumber meeting, UUID item, int yes, int no, @Nullable LocalDate finish, @Nullable String again) {
        return meetings.count(
                meeting,
                item,
                new Counted("同意这样办", "show", yes, no, 0, 0, finish, "居民代表甲", "居民代表乙", again),
                officer("李芳"));
    }

    void publish(MatterNumber meeting) {
        act("李芳", meeting, "minutes", Map.of("minutes", "大家都说了", "taker", "社区干部"));
        act("王强", meeting, "publish", Map.of());
    }

    Matter now(MatterNumber number) {
        return register.find(number).orElseThrow();
    }

    List<Item> agenda(MatterNumber meeting) {
        return meetings.agenda(meeting);
    }
}
