package org.gongzhi.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongzhi.decision.Clause;
import org.gongzhi.decision.Count;
import org.gongzhi.decision.Decisions;
import org.gongzhi.decision.Minute;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.SmallTown;

/** Lets tests speak of seals as people do: 李芳 keeps, 张伟 applies, 王强 approves, 陈静 of the street approves more. */
class SealOffice {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Seals seals;
    private final Custodies custodies;
    private final Matters matters;
    private final Register register;
    private final Files files;
    private final Decisions decisions;
    private final SmallTown town;
    private final InstantSource time;

    SealOffice(
            Seals seals,
            Custodies custodies,
            Matters matters,
            Register register,
            Files files,
            Decisions decisions,
            SmallTown town,
            InstantSource time) {
        this.seals = seals;
        this.custodies = custodies;
        this.matters = matters;
        this.register = register;
        this.files = files;
        this.decisions = decisions;
        this.town = town.settle();
        this.time = time;
    }

    LocalDate today() {
        return Shanghai.day(time.instant());
    }

    /** A seal without a keeper. */
    Seal seal() {
        var wish = new Seals.Registration(
                "620402001006-wyh", "水川路社区居民委员会", "official", "刻制备案 样例", today().minusDays(400), null);
        return seals.register(wish, town.who("陈静"));
    }

    Seal keptBy(String name) {
        var seal = seal();
        custodies.handOver(seal.code(), town.who(name), "交接清单第一号", town.who("陈静"));
        return seal;
    }

    /** A document nobody has seen before. */
    String paper() {
        return paper("paper " + NEXT.incrementAndGet());
    }

    String paper(String text) {
        return files.keepDocument(("%PDF-1.7 " + text).getBytes(UTF_8)).toString();
    }

    Map<String, Object> wish(Seal seal, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "seal", seal.code(),
                "kind", "letter",
                "subject", "关于路灯的函",
                "copies", "1",
                "impressions", "2",
                "tier", "village"));
        fields.put("document", more.containsKey("document") ? more.get("document") : paper());
        fields.putAll(more);
        return fields;
    }

    MatterNumber apply(Seal seal, Map<String, Object> more) {
        return apply("张伟", seal, more);
    }

    MatterNumber apply(String name, Seal seal, Map<String, Object> more) {
        return matters.open(new Opening(
                        "seal-use", SmallTown.VILLAGE, null, "desk", wish(seal, more), officer(name), null, null))
                .number();
    }

    MatterNumber approved(Seal seal, Map<String, Object> more) {
        var number = apply(seal, more);
        act("王强", number, "approve", Map.of());
        if (now(number).state().equals("town-approving")) {
            act("陈静", number, "approve-town", Map.of());
        }
        return number;
    }

    Map<String, Object> shots(int impressions) {
        var photo = files.keepDocument(("%PDF-1.7 photo " + NEXT.incrementAndGet()).getBytes(UTF_8));
        return Map.of(
                "before",
                List.of(photo.toString()),
                "after",
                List.of(photo.toString()),
                "impressions",
                String.valueOf(impressions));
    }

    Step.Taken act(String name, MatterNumber number, String action, Map<String, Object> form) {
        return matters.perform(new Step(number, action, now(number).version(), form, officer(name), null, null));
    }

    Matter now(MatterNumber number) {
        return register.find(number).orElseThrow();
    }

    Actor.Officer officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }

    /** The villagers' representatives met a month ago and said yes. */
    String decision(Clause clause) {
        var held = today().minusDays(30);
        var minute = new Minute(
                "HJ620402-20261001-%05d".formatted(70_000 + NEXT.incrementAndGet()),
                "villagers-representatives",
                "village-delegated",
                SmallTown.VILLAGE,
                "出租老办公楼",
                "同意出租老办公楼，合同盖章一次",
                "cd".repeat(32),
                held,
                Count.ofPeople(45, 30, 16),
                Map.of("party-study", held.minusDays(3)),
                held,
                held.plusDays(365),
                List.of(clause));
        return decisions.register(minute, town.who("李芳")).number();
    }
}
