package org.gongzhi.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongzhi.territory.Level;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;

class PostIndexTests {

    private static final Desk VACANT = new Desk("community-officer@620402001001");

    @Test
    void whoeverSitsAtTheDeskHoldsIt() {
        var town = Town.baiyin();
        var li = town.post(UUID.randomUUID(), "community-officer", "620402001001");
        var wang = town.post(UUID.randomUUID(), "community-officer", "620402001001");
        town.post(UUID.randomUUID(), "town-officer", "620402001");

        assertThat(town.index().holders(VACANT)).containsExactlyInAnyOrder(li, wang);
    }

    @Test
    void aVacantDeskFallsToTheTownThenToTheCountyThenToTheCity() {
        var town = Town.baiyin();
        var city = town.post(UUID.randomUUID(), "city-desk", "6204");
        assertThat(town.index().holders(VACANT)).containsExactly(city);

        var centre = town.post(UUID.randomUUID(), "centre-officer", "620402");
        town.post(UUID.randomUUID(), "centre-officer", "620403");
        assertThat(town.index().holders(VACANT)).containsExactly(centre);

        var officer = town.post(UUID.randomUUID(), "town-officer", "620402001");
        town.post(UUID.randomUUID(), "town-officer", "620402002");
        assertThat(town.index().holders(VACANT)).containsExactly(officer);
    }

    @Test
    void whatFellToSomebodyStandsInTheirInbox() {
        var town = Town.baiyin();
        var officer = town.post(UUID.randomUUID(), "town-officer", "620402001");
        town.post(UUID.randomUUID(), "community-officer", "620402001002");

        var desks = town.index().scopeOf(officer.person()).desks();

        assertThat(desks)
                .contains(officer.desk(), VACANT, new Desk("community-officer@620402001"))
                .doesNotContain(new Desk("community-officer@620402001002"), new Desk("community-officer@620402002001"));
    }

    @Test
    void whereTheTownTierIsSkippedTheCountyAnswers() {
        var town = new Town()
                .place("3303", Level.CITY, null)
                .place("330383", Level.COUNTY, "3303")
                .place("330383001001", Level.VILLAGE, "330383");
        var centre = town.post(UUID.randomUUID(), "centre-officer", "330383");

        assertThat(town.index().holders(new Desk("community-officer@330383001001")))
                .containsExactly(centre);
        assertThat(town.index().holders(new Desk("town-officer@330383"))).containsExactly(centre);
    }

    @Test
    void aDepartmentWithoutAnybodyFallsToTheCentreThatGaveItTheMatter() {
        var town = Town.baiyin();
        town.body("620402-zjj", "department", "620402", null);
        var centre = town.post(UUID.randomUUID(), "centre-officer", "620402", "620402-zzzx", Town.TODAY, null);
        assertThat(town.index().holders(Desk.ofBody("620402-zjj"))).containsExactly(centre);
        assertThat(town.index().scopeOf(centre.person()).seesBody("620402-zjj")).isTrue();

        var officer = town.post(UUID.randomUUID(), "department-officer", "620402", "620402-zjj", Town.TODAY, null);
        assertThat(town.index().holders(Desk.ofBody("620402-zjj"))).containsExactly(officer);
        assertThat(town.index().scopeOf(centre.person()).seesBody("620402-zjj")).isFalse();
    }

    @Test
    void aDeskLeftByAVolunteerFallsToTheGridWorker() {
        var town = Town.baiyin();
        var head = new Desk("building-head@620402001001001001001");
        var worker = town.post(UUID.randomUUID(), "grid-worker", "620402001001001");
        assertThat(town.index().scopeOf(worker.person()).desks()).doesNotContain(head);

        town.post(
                UUID.randomUUID(), "building-head", "620402001001001001001", "x", Town.TODAY.minusDays(9), Town.TODAY);
        assertThat(town.index().holders(head)).containsExactly(worker);
        assertThat(town.index().scopeOf(worker.person()).desks()).contains(head);
    }

    @Test
    void everyPlaceThatOughtToHaveSomebodyIsCounted() {
        var town = Town.baiyin();
        town.post(UUID.randomUUID(), "community-officer", "620402001001");
        town.post(UUID.randomUUID(), "community-officer", "620402001001");
        var slots = town.index().establishment().slots();

        assertThat(slots)
                .filteredOn(slot -> slot.duty().key().equals("community-officer"))
                .hasSize(8);
        assertThat(slots).filteredOn(Slot::filled).singleElement().returns(VACANT, Slot::desk);
    }

    /** The inbox is an equality on desks: it must list a desk for exactly those who would be asked to act. */
    @ForAll
    void theInboxAndTheHoldersAgree(long seed) {
        var random = new Random(seed);
        var town = Town.baiyin();
        town.body("620402-zf", "government", "620402", null);
        town.body("620402-zjj", "department", "620402", "620402-zf");
        town.body("620402001001-wyh", "committee", "620402001001", null);
        var duties = Town.DUTIES.all();
        var bodies = List.of("620402-zf", "620402-zjj", "620402001001-wyh");
        IntStream.range(0, random.nextInt(15)).forEach(_ -> {
            var duty = duties.get(random.nextInt(duties.size())).key();
            var place = town.anyPlaceOf(duty, random);
            town.post(UUID.randomUUID(), duty, place, bodies.get(random.nextInt(3)), Town.TODAY, null);
        });
        var index = town.index();

        for (var place : town.places) {
            for (var duty : duties) {
                if (!duty.isVoluntary()
                        && place.code().value().length() <= duty.level().length()) {
                    assertAgreement(town, index, Desk.of(duty.key(), place.code()));
                }
            }
        }
        town.bodies.forEach(body -> assertAgreement(town, index, Desk.ofBody(body.code())));
        town.everHeld.stream()
                .filter(desk -> !Town.DUTIES.get(desk.duty()).bodyBound())
                .forEach(desk -> assertAgreement(town, index, desk));
    }

    private static void assertAgreement(Town town, PostIndex index, Desk desk) {
        assertThat(town.posts.stream()
                        .filter(post -> index.scopeOf(post.person()).desks().contains(desk)))
                .as(desk.key())
                .containsExactlyInAnyOrderElementsOf(index.holders(desk));
    }
}
