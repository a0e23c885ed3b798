package org.gongzhi.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.OverdueWatch;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;

/** Lets tests speak of decisions and assemblies as people do. */
class Hall {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Matters matters;
    private final Register register;
    private final OverdueWatch watch;
    private final Rolls rolls;
    private final VoteRepository votes;
    private final Files files;
    private final SmallTown town;
    private final TestTime.Movable time;

    Hall(
            Matters matters,
            Register register,
            OverdueWatch watch,
            Rolls rolls,
            VoteRepository votes,
            Files files,
            SmallTown town,
            TestTime.Movable time) {
        this.matters = matters;
        this.register = register;
        this.watch = watch;
        this.rolls = rolls;
        this.votes = votes;
        this.files = files;
        this.town = town.settle();
        this.time = time;
    }

    LocalDate today() {
        return Shanghai.day(time.instant());
    }

    String number() {
        return "HJ620402-20261001-%05d".formatted(NEXT.incrementAndGet());
    }

    /** The villagers' representatives of 水川路, 45 of them, met a month ago; 30 came and 16 said yes. */
    Minute minute(Clause... clauses) {
        var held = today().minusDays(30);
        return new Minute(
                number(),
                "villagers-representatives",
                "village-delegated",
                SmallTown.VILLAGE,
                "修缮文化广场",
                "同意用集体收益修缮文化广场，总价不超过 8 万元",
                "ab".repeat(32),
                held,
                Count.ofPeople(45, 30, 16),
                Map.of("party-study", held.minusDays(3)),
                held,
                held.plusDays(365),
                List.of(clauses));
    }

    Act payment(long fen) {
        return new Act("payment", SmallTown.VILLAGE, null, fen, today());
    }

    /** A vote on using the maintenance fund, opened by 李芳, without a roll yet. */
    String assembly(String kind) {
        return assembly(kind, SmallTown.VILLAGE);
    }

    String assembly(String kind, PlaceCode place) {
        var fields = new HashMap<String, Object>(Map.of(
                "subject", "更换3号楼电梯",
                "matter", kind,
                "text", "同意使用维修资金更换3号楼电梯，不超过 30 万元",
                "allows", "payment",
                "amount", "300000"));
        return matters.open(
                        new Opening(AssemblyWitness.PROCEDURE, place, null, "web", fields, officer("李芳"), null, null))
                .number()
                .value();
    }

    /** A vote of a body of persons, opened by 李芳, without a roll yet. */
    String members(String body, String kind) {
        var fields = Map.<String, Object>of(
                "subject", "修缮文化广场",
                "body", body,
                "matter", kind,
                "text", "同意用集体收益修缮文化广场，不超过 8 万元",
                "allows", "seal",
                "amount", "80000");
        return matters.open(new Opening(
                        AssemblyWitness.PEOPLE, SmallTown.VILLAGE, null, "web", fields, officer("李芳"), null, null))
                .number()
                .value();
    }

    /** So many households of so many grown persons, ten households a group. */
    void persons(String number, int households, int each) {
        var entries = new ArrayList<RollTable.Entry>();
        for (int i = 0; i < households; i++) {
            for (int j = 0; j < each; j++) {
                entries.add(new RollTable.Entry(
                        person(i, j), "第" + (i / 10 + 1) + "组", 0, Set.of("人" + i + "/" + j), null, "户" + i, "村民" + i));
            }
        }
        keep(number, entries);
    }

    static String person(int household, int which) {
        return household + "-" + which;
    }

    /** Studied, shown, told so long ago that it may begin, and begun. */
    void beginMembers(String number, String days) {
        act(number, "study", Map.of("held", today().toString(), "text", "同意"));
        act(number, "show-roll", Map.of());
        wait(Duration.ofDays(5));
        act(number, "notice", Map.of("days", days, "how", "公告栏"));
        wait(Duration.ofDays(11));
        act(number, "begin", Map.of());
    }

    /** A minute of the representatives' meeting of a month ago, written down by 李芳. */
    String minuteMatter(Map<String, Object> changed) {
        var fields = new HashMap<String, Object>(Map.of(
                "subject", "修文化广场",
                "body", "villagers-representatives",
                "matter", "village-delegated",
                "text", "同意用集体收益修文化广场，不超过 8 万元",
                "held", today().minusDays(30).toString(),
                "all", "45",
                "came", "30",
                "agreed", "16",
                "minute", List.of(photo())));
        fields.putAll(Map.of("study", today().minusDays(33).toString(), "allows", "payment", "amount", "80000"));
        fields.putAll(changed);
        fields.values().removeIf(""::equals);
        return matters.open(new Opening(
                        "decision-minute", SmallTown.VILLAGE, null, "web", fields, officer("李芳"), null, null))
                .number()
                .value();
    }

    private Actor officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }

    Matter matter(String number) {
        return register.find(new MatterNumber(number)).orElseThrow();
    }

    Vote vote(String number) {
        return votes.find(number).orElseThrow();
    }

    void act(String number, String action, Map<String, Object> form) {
        act("李芳", number, action, form);
    }

    void act(String who, String number, String action, Map<String, Object> form) {
        matters.perform(
                new Step(new MatterNumber(number), action, matter(number).version(), form, officer(who), null, null));
    }

    /** Imports so many flats of 100 m² each, ten a building, one owner each. */
    void roll(String number, int flats) {
        var entries = new ArrayList<RollTable.Entry>();
        for (int i = 0; i < flats; i++) {
            entries.add(new RollTable.Entry(unit(i), (i / 10 + 1) + "号楼", 10_000, Set.of("业主" + i), null));
        }
        keep(number, entries);
    }

    void keep(String number, List<RollTable.Entry> entries) {
        rolls.keep(number, entries);
    }

    static String unit(int i) {
        return (i / 10 + 1) + "-1-" + (101 + i % 10);
    }

    static byte[] table(String... rows) {
        return ("房号,楼栋,专有面积,业主标识,联系电话\n" + String.join("\n", rows) + "\n").getBytes(UTF_8);
    }

    void wait(Duration by) {
        time.advance(by);
        watch.sweep(time.instant());
    }

    /** Shown, noticed, and the notice period over: ballots are taken. */
    String voting(String kind, int flats) {
        var number = assembly(kind);
        roll(number, flats);
        begin(number);
        return number;
    }

    void begin(String number) {
        act(number, "show-roll", Map.of());
        wait(Duration.ofDays(12));
        act(number, "notice", Map.of("days", "days-7"));
        wait(Duration.ofDays(26));
    }

    /** To a moment before or after the vote closes. */
    void until(String number, Duration before) {
        time.set(closes(number).minus(before));
    }

    Instant closes(String number) {
        var closes = vote(number).closesAt();
        if (closes == null) {
            throw new AssertionError("not open: " + number);
        }
        return closes;
    }

    /** A photograph handed in, small and white. */
    String photo() {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return files.keepPhoto(bytes.toByteArray()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int sweep() {
        return watch.sweep(time.instant());
    }

    void now() {
        time.set(Instant.now());
    }
}
