package org.gongzhi.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.gongzhi.demo.AppealStories.Appeal;
import org.gongzhi.kernel.Progress;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;

/** What is played in the demonstration, how often and how long ago. The same draw each time, told from today. */
final class DemoPlay {

    private static final int SEED = 20_260_917;
    private static final List<String> STAFFED =
            List.of("community-officer", "community-head", "town-officer", "town-head", "centre-officer");

    private final Matters matters;
    private final Posts posts;
    private final Places places;
    private final Instant now;
    private final Progress progress;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final DemoTexts texts = new DemoTexts();
    private final DemoPlaces somewhere;
    private final AppealStories stories;
    private final DeskStories desk;
    private final DemoTimes times;
    private int played;

    DemoPlay(Matters matters, Register register, Posts posts, Places places, Instant now, Progress progress) {
        this.matters = matters;
        this.posts = posts;
        this.places = places;
        this.now = now;
        this.times = new DemoTimes(random, now);
        this.progress = progress;
        this.somewhere = new DemoPlaces(places, random);
        this.stories = new AppealStories(texts, places, register, random);
        this.desk = new DeskStories(stories);
    }

    /** Reported a moment ago: the thirty minutes run. */
    Appeal fresh(PlaceCode place, Duration ago) {
        return reported(place, now.minus(ago));
    }

    void today() {
        for (int ago : new int[] {5, 9, 12, 16, 19, 22, 25}) {
            fresh(somewhere.inEstate(), Duration.ofMinutes(ago));
        }
        fresh(somewhere.inCommunity(), Duration.ofMinutes(47));
        stories.tryInVain(fresh(somewhere.inCommunity(), Duration.ofMinutes(20)));
        for (int i = 0; i < 6; i++) {
            stories.contacted(reported(somewhere.inCommunity(), times.ago(0, 4)));
        }
    }

    void underWay() {
        play(14, 1, 90, stories::handled);
        play(3, 150, 200, stories::handled);
        for (int i = 0; i < 4; i++) {
            stories.withTheGrid(reported(somewhere.inEstate(), times.ago(2, 40)));
        }
        for (int i = 0; i < 6; i++) {
            stories.raised(reported(staffed(), times.ago(10, 80)));
        }
        stories.returned(stories.dispatched(reported(somewhere.inCommunity(), times.ago(30, 60)), "620402-zjj"));
        for (int i = 0; i < 6; i++) {
            var trouble = one(texts.troublesOf("zjj"));
            stories.dispatched(reported(somewhere.inTown(), times.ago(20, 90), trouble), "620402-zjj");
        }
        play(6, 20, 110, this::atSomeDepartment);
        stories.urged(stories.handled(reported(somewhere.inCommunity(), times.ago(170, 190))), "supervisor");
        stories.urged(stories.raised(reported(somewhere.inCommunity(), times.ago(170, 190))), "leader");
        play(5, 20, 60, stories::asking);
        play(3, 100, 200, stories::suspended);
        theDesk();
        play(7, 40, 90, appeal -> stories.finished(stories.handled(appeal)));
        play(9, 60, 120, appeal -> stories.verified(stories.finished(stories.handled(appeal))));
        play(4, 100, 160, appeal -> stories.dissatisfied(stories.verified(stories.finished(stories.handled(appeal)))));
    }

    /** What the desk does besides handing on: objections, approvals, speeds, supervision, lawful channels. */
    private void theDesk() {
        desk.objecting(reported(somewhere.inCommunity(), times.ago(30, 60)), "620402-zjj");
        desk.accepted(reported(somewhere.inCommunity(), times.ago(30, 60)), "620402-zjj");
        for (int i = 0; i < 3; i++) {
            desk.byCatalogue(reported(somewhere.inCommunity(), times.ago(10, 40)));
        }
        desk.extending(reported(somewhere.inCommunity(), times.ago(50, 80)));
        desk.suspending(reported(somewhere.inCommunity(), times.ago(50, 80)));
        desk.graded(reported(somewhere.inCommunity(), times.ago(20, 40)), "key", "家里有行动不便的老人。");
        desk.ledByALeader(reported(somewhere.inCommunity(), times.ago(60, 90)));
        desk.supervised(reported(somewhere.inCommunity(), times.ago(60, 90)));
        desk.diverting(
                reported(somewhere.inCommunity(), times.ago(8, 20)), "reconsideration", "对处罚决定不服，可在六十日内向区政府申请行政复议。");
        desk.diverted(
                reported(somewhere.inCommunity(), times.ago(60, 120)), "arbitration", "属于劳动争议，可在一年内向区劳动人事争议仲裁委员会申请仲裁。");
        desk.diverted(reported(somewhere.inCommunity(), times.ago(60, 120)), "petition", "属于信访事项，已为您登记，信访局十五日内告知。");
        desk.reportedToDiscipline(reported(somewhere.inCommunity(), times.ago(20, 60)));
    }

    void ended(int until) {
        play(8, 24, 1300, desk::declined);
        play(7, 24, 1300, stories::withdrawn);
        play(30, 300, 1400, appeal -> stories.closed(stories.verified(stories.finished(stories.raised(appeal)))));
        play(26, 400, 1400, appeal -> {
            atSomeDepartment(appeal);
            stories.closed(stories.verified(stories.finished(appeal)));
        });
        play(10, 300, 1400, appeal -> stories.closed(stories.verified(stories.finished(stories.withTheGrid(appeal)))));
        play(8, 300, 1400, appeal -> stories.closed(stories.verified(stories.finished(stories.answeredBack(appeal)))));
        play(10, 500, 1400, appeal -> {
            stories.dissatisfied(stories.verified(stories.finished(stories.handled(appeal))));
            stories.closed(stories.verified(stories.finished(appeal)));
        });
        play(
                until - 17 - played,
                150,
                1400,
                appeal -> stories.closed(stories.verified(stories.finished(stories.handled(appeal)))));
    }

    void smallMatters() {
        var small = new SmallStories(texts, random, now);
        small.kinds().forEach(kind -> {
            var place = small.isHere(kind) ? DemoTerritory.COMMUNITY : somewhere.village(new PlaceCode("620402001"));
            small.play(kind, begins -> story(place, begins));
            played();
        });
    }

    void messages() {
        var place = new PlaceCode("620402");
        new MessageStories(texts, now).play(begins -> {
            played();
            return story(place, begins);
        });
    }

    /** To a department that has somebody, else it stays with the town. */
    private void atSomeDepartment(Appeal appeal) {
        var body = appeal.story().place().county() + "-" + appeal.trouble().department();
        var holders = posts.holders(Desk.ofBody(body));
        if (!holders.isEmpty() && holders.getFirst().body().equals(body)) {
            stories.dispatched(appeal, body);
        } else {
            stories.raised(appeal);
        }
    }

    private void play(int often, int leastHours, int mostHours, Consumer<Appeal> story) {
        for (int i = 0; i < often; i++) {
            story.accept(reported(staffed(), times.ago(leastHours, mostHours)));
        }
    }

    private Appeal reported(PlaceCode place, Instant at) {
        var village = places.get(place).kind().equals("courtyard");
        return reported(place, at, one(texts.troubles(village)));
    }

    private Appeal reported(PlaceCode place, Instant at, DemoTexts.Trouble trouble) {
        played();
        return stories.reported(story(place, at), place, trouble);
    }

    private Story story(PlaceCode place, Instant begins) {
        return new Story(matters, posts, random, now, place, begins);
    }

    private void played() {
        played++;
        progress.advance();
    }

    /** Where everybody the stories need is at work. */
    private PlaceCode staffed() {
        while (true) {
            var place = somewhere.draw();
            if (STAFFED.stream()
                    .allMatch(duty -> posts.holders(posts.deskFor(duty, place)).stream()
                            .anyMatch(post -> post.duty().equals(duty)))) {
                return place;
            }
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
