package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Command;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Lives.class})
class MovedPlacesTests {

    private static final PlaceCode OLD = new PlaceCode("620402001044");
    private static final PlaceCode INTO = new PlaceCode("620402001045");

    private final Lives lives;
    private final Matters matters;
    private final Inbox inbox;
    private final MatterList list;
    private final Posts posts;
    private final Bodies bodies;
    private final SmallTown town;
    private final Command places;
    private final Command changes;

    @TempDir
    Path folder;

    MovedPlacesTests(
            Lives lives,
            Matters matters,
            Inbox inbox,
            MatterList list,
            Posts posts,
            Bodies bodies,
            SmallTown town,
            @Qualifier("import places") Command places,
            @Qualifier("import changes") Command changes) {
        this.lives = lives;
        this.matters = matters;
        this.inbox = inbox;
        this.list = list;
        this.posts = posts;
        this.bodies = bodies;
        this.places = places;
        this.town = town;
        this.changes = changes;
    }

    @Test
    void whenVillagesAreMergedTheirMattersWaitAtTheDeskOfTheOneThatTookThemIn() throws Exception {
        town.settle();
        run(
                places,
                "code,name,level,parent",
                OLD + ",老庄村,village,620402001000",
                INTO + ",新庄村,village,620402001000",
                OLD + "001,一网格,grid," + OLD);
        employ("马老庄", OLD);
        employ("牛新庄", INTO);
        var atVillage = report(OLD, "村口的路塌了");
        var atGrid = report(new PlaceCode(OLD + "001"), "一网格的灯坏了");
        lives.act("马老庄", atGrid, "call-back", Map.of("outcome", "reached"));

        run(changes, "date,change,code,to", "2026-01-01,merge," + OLD + "," + INTO);

        assertThat(lives.now(atVillage).place()).isEqualTo(INTO);
        assertThat(lives.now(atGrid).place().isWithin(INTO)).isTrue();
        for (var number : List.of(atVillage, atGrid)) {
            assertThat(lives.now(number).desk()).isEqualTo(Desk.of("community-officer", INTO));
            // Both: who was there before holds the post at the place that took over.
            for (var name : List.of("牛新庄", "马老庄")) {
                var scope = posts.scopeOf(town.who(name));
                assertThat(inbox.of(scope, 50))
                        .anyMatch(listed -> listed.matter().number().equals(number));
                assertThat(list.page(scope, MatterList.Filter.ALL, 1, 50))
                        .anyMatch(listed -> listed.matter().number().equals(number));
            }
        }
        lives.act("牛新庄", atVillage, "call-back", Map.of("outcome", "reached"));
        lives.act("马老庄", atGrid, "finish", Map.of("result", "换了灯泡"));
    }

    private void run(Command command, String... lines) throws Exception {
        var file = Files.writeString(folder.resolve("list.csv"), String.join("\n", lines) + "\n");
        assertThat(command.run(List.of(file.toString()))).isZero();
    }

    private MatterNumber report(PlaceCode place, String text) {
        return matters.open(new Opening(
                        "appeal",
                        place,
                        null,
                        "code",
                        Map.of("text", text),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
    }

    private void employ(String name, PlaceCode village) {
        bodies.found(List.of(new Bodies.Founding(
                new Body(village + "-wyh", name + "所在的村委会", "committee", village, null), "0943-8220000")));
        town.appoint(name, "community-officer", village, village + "-wyh");
    }
}
