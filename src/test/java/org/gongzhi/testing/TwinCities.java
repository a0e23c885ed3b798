package org.gongzhi.testing;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.gongzhi.identity.Accounts;
import org.gongzhi.kernel.Command;
import org.gongzhi.organization.Appointment;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Two cities alike: in each a county with two departments, two towns, in each town a community with one building, and
 * somebody for every duty at every place.
 */
@Component
public class TwinCities {

    private static final List<String> CITIES = List.of("6211", "6212");
    private static final List<Tier> TIERS = List.of(
            new Tier("", "city", "市", List.of("city-desk")),
            new Tier("02", "county", "区", List.of("centre-officer", "supervisor", "leader")),
            new Tier("001", "town", "街道", List.of("town-officer", "town-head")),
            new Tier("002", "village", "社区", List.of("community-officer", "community-head")),
            new Tier("001", "grid", "网格", List.of("grid-worker")),
            new Tier("001", "micro-grid", "微网格", List.of()),
            new Tier("001", "building", "楼", List.of("building-head")));

    private final SmallTown town;
    private final Accounts accounts;
    private final Bodies bodies;
    private final Posts posts;
    private final Command places;
    private final List<Officer> officers = new ArrayList<>();
    private final List<PlaceCode> buildings = new ArrayList<>();

    TwinCities(
            SmallTown town, Accounts accounts, Bodies bodies, Posts posts, @Qualifier("import places") Command places) {
        this.town = town;
        this.accounts = accounts;
        this.bodies = bodies;
        this.posts = posts;
        this.places = places;
    }

    private record Tier(String step, String level, String name, List<String> duties) {}

    /**
     * Somebody with one post.
     *
     * @param department the body whose matters alone this officer sees; empty for whoever sees places
     */
    public record Officer(UUID person, String duty, PlaceCode place, String department) {

        public String name() {
            return duty + "@" + place;
        }
    }

    /** Builds the cities once; asking again changes nothing. */
    public synchronized TwinCities settle() {
        if (officers.isEmpty()) {
            // Beside the small town, whose places the program would not notice once it has read these.
            town.settle();
            settlePlaces();
            for (var city : CITIES) {
                employ(new PlaceCode(city), 0);
                var county = new PlaceCode(city + "02");
                for (var department : List.of("zjj", "sw")) {
                    var body = county + "-" + department;
                    bodies.found(List.of(founding(body, "department", county)));
                    appoint("department-officer", county, body, body);
                }
            }
        }
        return this;
    }

    public List<Officer> officers() {
        return List.copyOf(officers);
    }

    public List<PlaceCode> buildings() {
        return List.copyOf(buildings);
    }

    /** The officer with this duty in whose place the given one lies. */
    public Officer of(String duty, PlaceCode place) {
        return officers.stream()
                .filter(officer -> officer.duty().equals(duty) && place.isWithin(officer.place()))
                .findFirst()
                .orElseThrow();
    }

    private void settlePlaces() {
        var rows = new StringJoiner("\n", "code,name,level,parent\n62,甘肃省,province,\n", "\n");
        CITIES.forEach(city -> list(rows, new PlaceCode(city), "62", 0));
        try {
            var file = Files.writeString(Files.createTempFile("places", ".csv"), rows.toString());
            if (places.run(List.of(file.toString())) != 0) {
                throw new AssertionError("a place was refused");
            }
            Files.delete(file);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void list(StringJoiner rows, PlaceCode code, String parent, int depth) {
        var tier = TIERS.get(depth);
        var name = code.value().substring(Math.max(0, code.value().length() - 3)) + tier.name();
        rows.add(String.join(",", filled(code.value()), name, tier.level(), filled(parent)));
        below(code, depth).forEach(child -> list(rows, child, code.value(), depth + 1));
        if (depth == TIERS.size() - 1) {
            buildings.add(code);
        }
    }

    /** As the statistics bureau writes it. */
    private static String filled(String code) {
        return code + "0".repeat(Math.max(0, 12 - code.length()));
    }

    private void employ(PlaceCode code, int depth) {
        var tier = TIERS.get(depth);
        if (depth < 4) {
            bodies.found(List.of(founding(code + "-wyh", "government", code)));
        }
        for (var duty : tier.duties()) {
            var seat = code.value().substring(0, Math.min(code.value().length(), 12));
            appoint(duty, code, seat + "-wyh", "");
        }
        below(code, depth).forEach(child -> employ(child, depth + 1));
    }

    /** A county has two towns; everything else has one of each. */
    private static List<PlaceCode> below(PlaceCode code, int depth) {
        if (depth == TIERS.size() - 1) {
            return List.of();
        }
        var first = new PlaceCode(code + TIERS.get(depth + 1).step());
        return depth == 1 ? List.of(first, new PlaceCode(code + "002")) : List.of(first);
    }

    private void appoint(String duty, PlaceCode place, String body, String department) {
        var person = accounts.enrol(duty + "@" + place, null);
        posts.appoint(new Appointment(person, body, duty, duty, place, LocalDate.of(2025, 1, 1), null, "0943-8220000"));
        officers.add(new Officer(person, duty, place, department));
    }

    private static Bodies.Founding founding(String code, String kind, PlaceCode place) {
        return new Bodies.Founding(new Body(code, code + "机构", kind, place, null), "0943-8220000");
    }
}
