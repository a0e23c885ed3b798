package org.gongzhi.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;

class ScopeTests {

    private static final UUID LI = UUID.randomUUID();

    @Test
    void nobodyWithoutAPostSeesAnything() {
        var scope = Town.baiyin().index().scopeOf(LI);

        assertThat(scope).isSameAs(Scope.none());
        assertThat(scope.sees(Town.code("6204"))).isFalse();
        assertThat(scope.seesBody("")).isFalse();
        assertThat(scope.desks()).isEmpty();
        assertThat(scope.froms()).isEmpty();
        assertThat(scope.bodyCodes()).isEmpty();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> scope.require(Town.code("620402")));
    }

    @Test
    void aCommunityOfficerSeesTheCommunityAndNothingBeside() {
        var town = Town.baiyin();
        town.post(LI, "community-officer", "620402001001");
        var scope = town.index().scopeOf(LI);

        assertThat(scope.sees(Town.code("620402001001001001003"))).isTrue();
        assertThat(scope.sees(Town.code("620402001001"))).isTrue();
        assertThat(scope.sees(Town.code("620402001002"))).isFalse();
        assertThat(scope.sees(Town.code("620402001"))).isFalse();
        assertThat(scope.holds("community-officer", Town.code("620402001001"))).isTrue();
        assertThat(scope.holds("community-officer", Town.code("620402001002"))).isFalse();
        assertThat(scope.holds("town-officer", Town.code("620402001"))).isFalse();
    }

    @Test
    void aDepartmentSeesOnlyWhatWasGivenToIt() {
        var town = Town.baiyin();
        town.body("620402-zjj", "department", "620402", null);
        town.body("620402-cgj", "department", "620402", null);
        town.post(LI, "department-officer", "620402", "620402-zjj", Town.TODAY, null);
        town.post(UUID.randomUUID(), "department-officer", "620402", "620402-cgj", Town.TODAY, null);
        var scope = town.index().scopeOf(LI);

        assertThat(scope.places()).isEmpty();
        assertThat(scope.sees(Town.code("620402"))).isFalse();
        assertThat(scope.bodies()).containsExactly("620402-zjj");
        assertThat(scope.desks()).containsExactly(Desk.ofBody("620402-zjj"));
    }

    @Test
    void aPostGivesNothingBeforeItsFirstDayNorFromItsEnd() {
        var town = Town.baiyin();
        town.post(LI, "community-officer", "620402001001", "x", Town.TODAY, Town.TODAY.plusDays(2));

        assertThat(town.index(Town.TODAY.minusDays(1)).scopeOf(LI)).isSameAs(Scope.none());
        assertThat(town.index(Town.TODAY).scopeOf(LI).isEmpty()).isFalse();
        assertThat(town.index(Town.TODAY.plusDays(1)).scopeOf(LI).isEmpty()).isFalse();
        assertThat(town.index(Town.TODAY.plusDays(2)).scopeOf(LI)).isSameAs(Scope.none());
    }

    @Test
    void aGridWorkerIsNotGivenWhatTheCommitteeIsGiven() {
        var town = Town.baiyin();
        town.body("620402001001-wyh", "committee", "620402001001", null);
        town.post(LI, "grid-worker", "620402001001001", "620402001001-wyh", Town.TODAY, null);

        assertThat(town.index().scopeOf(LI).seesBody("620402001001-wyh")).isFalse();
    }

    @ForAll
    void aScopeNeverSeesOutsideItsPosts(long seed) {
        var random = new Random(seed);
        var town = Town.baiyin();
        var people = IntStream.range(0, 6).mapToObj(_ -> UUID.randomUUID()).toList();
        var duties = Town.DUTIES.all();
        for (int i = 0; i < 12; i++) {
            var duty = duties.get(random.nextInt(duties.size())).key();
            var from = Town.TODAY.plusDays(random.nextInt(-3, 4));
            town.post(
                    people.get(random.nextInt(people.size())),
                    duty,
                    town.anyPlaceOf(duty, random),
                    "x",
                    from,
                    random.nextBoolean() ? null : from.plusDays(random.nextInt(4)));
        }
        var index = town.index();

        for (var person : people) {
            var scope = index.scopeOf(person);
            var mine = town.posts.stream()
                    .filter(post -> post.person().equals(person) && post.inForce(Town.TODAY))
                    .filter(post -> !Town.DUTIES.get(post.duty()).bodyBound())
                    .toList();
            for (var place : town.places) {
                var allowed = mine.stream().anyMatch(post -> place.code().isWithin(post.place()));
                assertThat(scope.sees(place.code())).isEqualTo(allowed);
                assertThat(rangesHold(scope, place.code())).isEqualTo(allowed);
            }
            assertThat(scope.desks().stream().filter(desk -> !desk.isBody()))
                    .allMatch(desk -> mine.stream().anyMatch(post -> touches(desk.place(), post.place())));
        }
    }

    /** What the database does with the arrays. */
    private static boolean rangesHold(Scope scope, PlaceCode place) {
        return IntStream.range(0, scope.froms().length)
                .anyMatch(i -> place.value().compareTo(scope.froms()[i]) >= 0
                        && place.value().compareTo(scope.untils()[i]) < 0);
    }

    private static boolean touches(PlaceCode desk, PlaceCode post) {
        return desk.isWithin(post);
    }

    @Test
    void aPlaceInsideAnotherIsNotListedTwice() {
        var town = Town.baiyin();
        town.post(LI, "community-officer", "620402001001");
        town.post(LI, "town-officer", "620402001");
        town.post(LI, "community-officer", "620402002001");

        assertThat(Arrays.asList(town.index().scopeOf(LI).froms())).containsExactly("620402001", "620402002001");
    }
}
