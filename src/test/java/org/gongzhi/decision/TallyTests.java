package org.gongzhi.decision;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;

class TallyTests {

    private static final VotingRules RULES = Packs.all();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Test
    void silenceIsNeverCounted() {
        var roll = new Roll(List.of(unit("1", 10_000, "a"), unit("2", 10_000, "b"), unit("3", 10_000, "c")));

        var count = Tally.of(roll, Map.of("1", Choice.YES, "2", Choice.ABSTAIN)).count();

        assertThat(count).isEqualTo(Count.ofOwners(30_000, 3, 20_000, 2, 10_000, 1));
    }

    @Test
    void coOwnersShareOneHeadAndTheDevelopersStockIsOne() {
        var roll = new Roll(List.of(
                unit("1", 9_000, "a", "b"),
                unit("2", 8_000, "developer"),
                unit("3", 8_000, "developer"),
                unit("4", 7_000, "a", "b")));

        assertThat(roll.heads()).isEqualTo(2);
        assertThat(roll.area()).isEqualTo(32_000);
        assertThat(roll.ambiguous()).isEmpty();
    }

    @Test
    void whoeverOwnsAloneAndTogetherIsTwoHeadsAndIsTold() {
        var roll = new Roll(List.of(unit("1", 9_000, "a"), unit("2", 8_000, "a", "b"), unit("3", 8_000, "c")));

        assertThat(roll.heads()).isEqualTo(3);
        assertThat(roll.ambiguous()).containsExactly("1", "2");
    }

    @Test
    void aHeadWhoseUnitsDisagreeIsNotAYesAndIsTold() {
        var roll = new Roll(List.of(unit("1", 9_000, "a"), unit("2", 8_000, "a"), unit("3", 8_000, "c")));

        var tally = Tally.of(roll, Map.of("1", Choice.YES, "2", Choice.NO, "3", Choice.YES));

        assertThat(tally.count()).isEqualTo(Count.ofOwners(25_000, 2, 25_000, 2, 17_000, 1));
        assertThat(tally.split()).containsExactly("1");
    }

    @Test
    void aBallotOfAUnitThatIsNotOnTheRollCountsForNothingAndIsTold() {
        var roll = new Roll(List.of(unit("1", 9_000, "a")));

        var tally = Tally.of(roll, Map.of("1", Choice.YES, "9", Choice.YES));

        assertThat(tally.count()).isEqualTo(Count.ofOwners(9_000, 1, 9_000, 1, 9_000, 1));
        assertThat(tally.foreign()).containsExactly("9");
    }

    @Test
    void aRollWithAUnitTwiceOrWithoutAreaIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Roll(List.of(unit("1", 1, "a"), unit("1", 1, "b"))))
                .withMessageContaining("1");
        assertThatIllegalArgumentException().isThrownBy(() -> unit("1", 0, "a"));
    }

    @ForAll
    void agreesWithASecondTallyInRationals(long seed) {
        var random = new SplittableRandom(seed);
        var units = new ArrayList<Unit>();
        for (var i = 0; i < random.nextInt(1, 40); i++) {
            var owners = new HashSet<String>();
            for (var j = 0; j <= random.nextInt(3) / 2; j++) {
                owners.add("o" + random.nextInt(20));
            }
            units.add(new Unit("u" + i, random.nextBoolean() ? 11_730 : random.nextLong(1, 40_000), owners));
        }
        var ballots = new HashMap<String, Choice>();
        var keen = random.nextInt(1, 10);
        for (var unit : units) {
            if (random.nextInt(10) < keen) {
                ballots.put(unit.key(), List.of(Choice.values()).get(random.nextInt(10) < 6 ? 0 : random.nextInt(3)));
            }
        }
        var item = random.nextInt(1, 10);

        var verdict = RULES.get("owners-assembly", "owners-" + item, null, DAY)
                .judge(Tally.of(new Roll(units), ballots).count());

        assertThat(List.of(verdict.quorum(), verdict.passed())).isEqualTo(second(units, ballots, item));
    }

    @ForAll
    void theLeastThatIsEnoughIsEnoughAndOneLessIsNot(long seed) {
        var random = new SplittableRandom(seed);
        var denominator = random.nextLong(1, 12);
        var threshold = new Threshold(
                Measure.AREA, random.nextBoolean(), random.nextLong(1, denominator + 1), denominator, Count.Base.ALL);
        var whole = random.nextLong(1, 1_000_000_000_000L);

        assertThat(threshold.holds(threshold.least(whole), whole)).isTrue();
        assertThat(threshold.holds(threshold.least(whole) - 1, whole)).isFalse();
    }

    @Test
    void noFloatingPointReachesAResult() {
        noClasses()
                .should(useFloatingPoint())
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.gongzhi.decision"));
    }

    private static ArchCondition<JavaClass> useFloatingPoint() {
        var forbidden = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
        return new ArchCondition<>("use floating point") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> forbidden.contains(dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getName()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.satisfied(type, dependency.getDescription())));
                type.getFields().stream()
                        .filter(field -> forbidden.contains(field.getRawType().getName()))
                        .forEach(field -> events.add(SimpleConditionEvent.satisfied(type, field.getFullName())));
                type.getCodeUnits().stream()
                        .filter(unit ->
                                forbidden.contains(unit.getRawReturnType().getName())
                                        || unit.getRawParameterTypes().stream()
                                                .anyMatch(parameter -> forbidden.contains(parameter.getName())))
                        .forEach(unit -> events.add(SimpleConditionEvent.satisfied(type, unit.getFullName())));
            }
        };
    }

    private static Unit unit(String key, long area, String... owners) {
        return new Unit(key, area, Set.of(owners));
    }

    /** Written apart from the program's: rationals by big integers, heads by sets of units. */
    private static List<Boolean> second(List<Unit> units, Map<String, Choice> ballots, int item) {
        var total = BigInteger.ZERO;
        var part = BigInteger.ZERO;
        var yes = BigInteger.ZERO;
        var heads = new HashMap<Set<String>, Set<Choice>>();
        for (var unit : units) {
            var area = BigInteger.valueOf(unit.area());
            total = total.add(area);
            var choice = ballots.get(unit.key());
            var said = heads.computeIfAbsent(unit.owners(), _ -> new HashSet<>());
            if (choice != null) {
                said.add(choice);
                part = part.add(area);
                yes = choice == Choice.YES ? yes.add(area) : yes;
            }
        }
        var came = heads.values().stream().filter(said -> !said.isEmpty()).count();
        var agreed = heads.values().stream().filter(Set.of(Choice.YES)::equals).count();
        var quorum = atLeast(part, total, 2, 3) && atLeast(big(came), big(heads.size()), 2, 3);
        var passed = (item >= 6 && item <= 8)
                ? atLeast(yes, part, 3, 4) && atLeast(big(agreed), big(came), 3, 4)
                : yes.shiftLeft(1).compareTo(part) > 0 && 2 * agreed > came;
        return List.of(quorum, quorum && passed);
    }

    private static boolean atLeast(BigInteger part, BigInteger whole, long numerator, long denominator) {
        return whole.signum() > 0 && part.multiply(big(denominator)).compareTo(whole.multiply(big(numerator))) >= 0;
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
