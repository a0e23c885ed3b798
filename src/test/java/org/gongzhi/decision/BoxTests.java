package org.gongzhi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gongzhi.decision.Ballot.Channel;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.ForAll;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** All ways into the box at once, against a model of its own and a tally of its own in big integers. */
@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Hall.class})
class BoxTests {

    private static final UUID FIRST = Ids.next();
    private static final UUID SECOND = Ids.next();
    private static final UUID THIRD = Ids.next();

    private final Hall hall;
    private final Ballots ballots;
    private final Papers papers;
    private final Proxies proxies;
    private final ResultRepository results;
    private final Channels channels;
    private final JdbcClient jdbc;

    BoxTests(
            Hall hall,
            Ballots ballots,
            Papers papers,
            Proxies proxies,
            ResultRepository results,
            Channels channels,
            JdbcClient jdbc) {
        this.hall = hall;
        this.ballots = ballots;
        this.papers = papers;
        this.proxies = proxies;
        this.results = results;
        this.channels = channels;
        this.jdbc = jdbc;
    }

    @AfterEach
    void theClockGoesRightAgain() {
        hall.now();
    }

    private Papers.Outcome read(String number, String serial, String choice, UUID person) {
        return papers.read(number, new Papers.Reading(serial, choice, person, "某人", null, Ids.next()));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    /** What a unit has in the box, as far as whoever reads these lines has understood the rules. */
    private record Said(Choice choice, boolean byOwner) {}

    @ForAll(tries = 5)
    void whateverComesHoweverItComesTheCountIsThatOfASecondTally(long seed) {
        var random = new SplittableRandom(seed);
        var entries = new ArrayList<RollTable.Entry>();
        for (int i = 0; i < random.nextInt(4, 24); i++) {
            var owners = new HashSet<String>();
            for (int j = 0; j <= random.nextInt(3) / 2; j++) {
                owners.add("主" + random.nextInt(12));
            }
            long area = random.nextBoolean() ? 11_730 : random.nextLong(1, 40_000);
            entries.add(new RollTable.Entry(Hall.unit(i), "1号楼", area, owners, null));
        }
        var number = hall.assembly("owners-" + random.nextInt(1, 10));
        hall.keep(number, entries);
        hall.begin(number);
        var sheets = new HashMap<String, String>();
        papers.print(number, "1号楼").forEach(sheet -> sheets.put(sheet.unit(), sheet.serial()));
        var model = new HashMap<String, Said>();
        for (int i = 0; i < 60; i++) {
            var unit = entries.get(random.nextInt(entries.size())).unit();
            var choice = List.of(Choice.values()).get(random.nextInt(10) < 7 ? 0 : random.nextInt(3));
            switch (random.nextInt(3)) {
                case 0 -> {
                    ballots.cast(number, unit, choice, Manner.ONLINE);
                    model.put(unit, new Said(choice, true));
                }
                case 1 -> help(number, unit, choice, model);
                default -> paper(number, unit, sheets.remove(unit), choice, random.nextInt(4), model);
            }
        }
        hall.until(number, Duration.ZERO);
        refused("decision.vote.over", () -> ballots.cast(number, Hall.unit(0), Choice.NO, Manner.ONLINE));
        hall.sweep();

        var choices = new HashMap<String, Choice>();
        model.forEach((unit, said) -> choices.put(unit, said.choice()));
        var result = results.find(number).orElseThrow();
        assertThat(six(result.count())).isEqualTo(second(entries, choices));
        var item = hall.vote(number).matter().charAt(7) - '0';
        assertThat(result.outcome()).isEqualTo(outcome(second(entries, choices), item >= 6 && item <= 8));
    }

    private void help(String number, String unit, Choice choice, Map<String, Said> model) {
        var manner = Manner.helped(Channel.HELP, FIRST, null, null, "id-card");
        var before = model.get(unit);
        if (before != null && before.byOwner()) {
            refused("decision.vote.own-ballot", () -> ballots.cast(number, unit, choice, manner));
        } else {
            ballots.cast(number, unit, choice, manner);
            model.put(unit, new Said(choice, false));
        }
    }

    /** @param how 0 void, 1 read differently and settled by a third, else read twice alike */
    private void paper(
            String number, String unit, @Nullable String serial, Choice choice, int how, Map<String, Said> model) {
        if (serial == null) {
            return;
        }
        var letter = how == 0 ? Papers.VOID : choice.letter();
        assertThat(read(number, serial, letter, FIRST)).isEqualTo(Papers.Outcome.FIRST);
        if (how == 1) {
            assertThat(read(number, serial, Papers.VOID, SECOND)).isEqualTo(Papers.Outcome.DIFFERENT);
        }
        var last = how == 1 ? THIRD : SECOND;
        if (how != 0 && model.containsKey(unit)) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(number, serial, letter, last));
            return;
        }
        var outcome = read(number, serial, letter, last);
        assertThat(outcome).isEqualTo(how == 0 ? Papers.Outcome.VOIDED : Papers.Outcome.COUNTED);
        if (how != 0) {
            model.put(unit, new Said(choice, false));
        }
    }

    private static List<BigInteger> six(Count count) {
        return List.of(Measure.AREA, Measure.HEADS).stream()
                .flatMap(measure -> List.of(
                        count.of(measure, Count.Base.ALL),
                        count.of(measure, Count.Base.PARTICIPATING),
                        count.yes(measure))
                        .stream())
                .map(BigInteger::valueOf)
                .toList();
    }

    private static List<BigInteger> second(List<RollTable.Entry> entries, Map<String, Choice> choices) {
        var sums = new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        var heads = new HashMap<Set<String>, Set<Choice>>();
        for (var entry : entries) {
            var area = BigInteger.valueOf(entry.area());
            var said = heads.computeIfAbsent(entry.owners(), _ -> new HashSet<>());
            sums[0] = sums[0].add(area);
            var choice = choices.get(entry.unit());
            if (choice != null) {
                said.add(choice);
                sums[1] = sums[1].add(area);
                sums[2] = choice == Choice.YES ? sums[2].add(area) : sums[2];
            }
        }
        var came = heads.values().stream().filter(said -> !said.isEmpty()).count();
        var agreed = heads.values().stream().filter(Set.of(Choice.YES)::equals).count();
        return List.of(
                sums[0],
                sums[1],
                sums[2],
                BigInteger.valueOf(heads.size()),
                BigInteger.valueOf(came),
                BigInteger.valueOf(agreed));
    }

    private static String outcome(List<BigInteger> six, boolean special) {
        boolean quorum = reaches(six.get(1), six.get(0), 2, 3, true) && reaches(six.get(4), six.get(3), 2, 3, true);
        boolean passed = special
                ? reaches(six.get(2), six.get(1), 3, 4, true) && reaches(six.get(5), six.get(4), 3, 4, true)
                : reaches(six.get(2), six.get(1), 1, 2, false) && reaches(six.get(5), six.get(4), 1, 2, false);
        return !quorum ? "no-quorum" : passed ? "passed" : "failed";
    }

    private static boolean reaches(BigInteger part, BigInteger whole, long over, long under, boolean inclusive) {
        var order = part.multiply(BigInteger.valueOf(under)).compareTo(whole.multiply(BigInteger.valueOf(over)));
        return whole.signum() > 0 && (inclusive ? order >= 0 : order > 0);
    }

    @Test
    void aPaperIsReadByTwoPersonsApartAndNobodyReadsItTwice() {
        var number = hall.voting("owners-5", 3);
        var sheet = papers.print(number, "1号楼").getFirst();
        refused("kernel.invalid-fields", () -> read(number, "00000000", "Y", FIRST));
        assertThat(read(number, sheet.serial(), "Y", FIRST)).isEqualTo(Papers.Outcome.FIRST);
        refused("decision.paper.same-person", () -> read(number, sheet.serial(), "Y", FIRST));
        assertThat(papers.waiting(number))
                .singleElement()
                .satisfies(one -> assertThat(one.readings()).isEqualTo(1));

        assertThat(read(number, sheet.serial(), "N", SECOND)).isEqualTo(Papers.Outcome.DIFFERENT);
        assertThat(papers.waiting(number)).hasSize(1);
        assertThat(read(number, sheet.serial(), "N", THIRD)).isEqualTo(Papers.Outcome.COUNTED);

        assertThat(papers.waiting(number)).isEmpty();
        refused("decision.paper.settled", () -> read(number, sheet.serial(), "N", Ids.next()));
        assertThat(jdbc.sql("select row_to_json(e)::text from decision.paper_entry e where vote = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .as("nothing tells what was read")
                .noneMatch(row -> row.contains("\"N\"") || row.contains("\"Y\""));
    }

    @Test
    void onePersonStandsForNoMoreUnitsThanTheRulesAllow() {
        var number = hall.voting("owners-5", 9);
        var phone = new Phone("13800001111");
        IntStream.range(0, 3).forEach(i -> proxies.appoint(number, Hall.unit(i), "周代理", phone, null, FIRST));

        refused("decision.proxy.too-many", () -> proxies.appoint(number, Hall.unit(3), "周代理", phone, null, FIRST));
        refused(
                "decision.proxy.has-one",
                () -> proxies.appoint(number, Hall.unit(0), "吴代理", new Phone("13800002222"), null, FIRST));
        ballots.cast(number, Hall.unit(4), Choice.YES, Manner.ONLINE);
        refused(
                "decision.proxy.has-voted",
                () -> proxies.appoint(number, Hall.unit(4), "吴代理", new Phone("13800002222"), null, FIRST));
        refused("decision.proxy.none", () -> proxies.require(number, Hall.unit(5), "周代理"));
        assertThat(proxies.of(number))
                .hasSize(3)
                .allMatch(proxy -> proxy.holder().equals("周代理"));
    }

    @Test
    void thePublishedFileCountsTheSameByAProgramThatSharesNothing() throws Exception {
        var number = hall.voting("owners-6", 9);
        IntStream.range(0, 8)
                .forEach(i -> ballots.cast(number, Hall.unit(i), i < 6 ? Choice.YES : Choice.NO, Manner.ONLINE));
        hall.until(number, Duration.ZERO);
        hall.sweep();
        var file = new String(results.file(number).orElseThrow(), StandardCharsets.UTF_8);

        assertThat(file).doesNotContain(Hall.unit(0), "业主0", "1号楼");
        assertThat(recount(file)).isZero();
        assertThat(recount(file.replaceFirst("\"Y\"", "\"N\""))).isEqualTo(1);
    }

    static int recount(String text) throws IOException, InterruptedException {
        var file = Files.createTempFile("count", ".json");
        try {
            Files.writeString(file, text);
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return new ProcessBuilder(java, "bin/Recount.java", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void whereAnotherSystemIsTheBoxNothingIsCastHereAndItsResultIsJudgedHere() {
        assertThat(channels.official(AssemblyWitness.BODY, new PlaceCode("110101001001"), hall.today()))
                .hasValueSatisfying(one -> {
                    assertThat(one.article()).contains("第三十五条");
                    assertThat(channels.isUnchecked(one.system()))
                            .as("and is marked as not read in the original")
                            .isTrue();
                });
        assertThat(channels.official(AssemblyWitness.BODY, SmallTown.VILLAGE, hall.today()))
                .isEmpty();
        var number = hall.assembly("owners-5");
        hall.roll(number, 9);
        jdbc.sql("update decision.vote set official = '市业主决策平台' where number = ?")
                .param(number)
                .update();
        hall.begin(number);
        refused("decision.vote.official", () -> ballots.cast(number, Hall.unit(0), Choice.YES, Manner.ONLINE));
        hall.until(number, Duration.ZERO);
        hall.sweep();
        assertThat(hall.matter(number).state()).isEqualTo("counting");

        hall.act(
                number,
                "import-result",
                Map.of(
                        "part-area",
                        "600.00",
                        "part-heads",
                        "6",
                        "yes-area",
                        "400.00",
                        "yes-heads",
                        "4",
                        "document",
                        List.of(hall.photo()),
                        "source",
                        "市平台 2026 第 7 号"));

        assertThat(hall.matter(number).state()).isEqualTo("posting");
        assertThat(results.find(number).orElseThrow().official()).isEqualTo("市平台 2026 第 7 号");
    }
}
