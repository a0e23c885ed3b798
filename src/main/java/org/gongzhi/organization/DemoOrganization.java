package org.gongzhi.organization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.DemoSignIns;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of the demonstration: every body of the five-level chain in Baiyin, somebody invented in almost every
 * post, and the accounts to sign in with.
 */
@Component
public class DemoOrganization implements DemoSignIns {

    /** 水川路社区, where the demonstration plays. */
    public static final PlaceCode STAGE = new PlaceCode("620402001006");

    private static final PlaceCode CITY = new PlaceCode("6204");

    private final DemoCast cast = DemoCast.read();
    private final Accounts accounts;
    private final Bodies bodies;
    private final Posts posts;
    private final Places places;
    private final Environment environment;

    DemoOrganization(Accounts accounts, Bodies bodies, Posts posts, Places places, Environment environment) {
        this.accounts = accounts;
        this.bodies = bodies;
        this.posts = posts;
        this.places = places;
        this.environment = environment;
    }

    /** Known passwords have no business in somebody's own database, unless they asked for the demonstration by name. */
    public boolean isWelcome() {
        return !environment.containsProperty("GONGZHI_DB_URL") || environment.containsProperty("GONGZHI_DEMO");
    }

    /**
     * Loads everything once; the places must stand already.
     *
     * @throws IllegalStateException if it is not welcome in this database
     */
    @Transactional
    public void load() {
        if (!isWelcome()) {
            throw new IllegalStateException("no demo accounts on an external database unless GONGZHI_DEMO names them");
        }
        if (bodies.find(STAGE.value() + "-jwh").isPresent()) {
            return;
        }
        var roster = roster();
        bodies.found(roster.bodies());
        var people = enrol(roster.jobs());
        var appointments = new ArrayList<Appointment>();
        for (int i = 0; i < people.size(); i++) {
            var job = roster.jobs().get(i);
            appointments.add(new Appointment(
                    people.get(i),
                    job.body(),
                    job.duty(),
                    job.title(),
                    job.place(),
                    job.from(),
                    null,
                    job.officePhone()));
        }
        posts.appointAll(appointments);
        cast.signIns().stream()
                .filter(person -> person.containsKey("kind"))
                .forEach(person -> open(
                        DemoRoster.get(person, "username"),
                        DemoRoster.get(person, "name"),
                        AccountKind.valueOf(DemoRoster.get(person, "kind")),
                        null));
    }

    /** Opens the sign-ins and makes the others known; the answers come in the order of the jobs. */
    private List<UUID> enrol(List<DemoRoster.Job> jobs) {
        var others = jobs.stream()
                .filter(job -> job.username() == null)
                .map(job -> new Accounts.Newcomer(job.name(), job.phone()))
                .toList();
        var known = accounts.enrolAll(others).iterator();
        return jobs.stream()
                .map(job -> job.username() == null
                        ? known.next()
                        : open(job.username(), job.name(), AccountKind.STAFF, job.phone()))
                .toList();
    }

    private UUID open(String username, String name, AccountKind kind, @Nullable String phone) {
        return accounts.open(username, name, kind, phone, PASSWORD, false);
    }

    @Override
    public List<DemoSignIn> demoSignIns() {
        return cast.signIns().stream()
                .map(person -> new DemoSignIn(DemoRoster.get(person, "username"), DemoRoster.get(person, "who")))
                .toList();
    }

    private DemoRoster roster() {
        var roster = new DemoRoster(cast, STAGE);
        // A code sorts behind the codes it begins with, so that the bodies above are founded first.
        var all = places.allButBuildings().stream()
                .filter(place -> place.code().isWithin(CITY))
                .sorted(Comparator.comparing(Place::code))
                .toList();
        all.forEach(roster::fill);
        all.stream().filter(place -> place.level() == Level.GRID).forEach(grid -> staffGrid(roster, grid));
        places.find(STAGE)
                .ifPresent(village -> buildings(village).forEach(building -> roster.fillBuilding(village, building)));
        roster.setStage();
        return roster;
    }

    private void staffGrid(DemoRoster roster, Place grid) {
        places.ancestor(grid.code(), Level.VILLAGE)
                .map(places::get)
                .ifPresent(village -> roster.fillGrid(village, grid));
    }

    private List<Place> buildings(Place place) {
        return place.level() == Level.BUILDING
                ? List.of(place)
                : places.children(place.code()).stream()
                        .flatMap(child -> buildings(child).stream())
                        .toList();
    }
}
