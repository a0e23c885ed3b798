package org.gongzhi.testing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.Accounts;
import org.gongzhi.organization.Appointment;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A town small enough to know everybody: 水川路社区 with one building in 白银区, a second community beside it, and one person
 * for each duty.
 */
@Component
public class SmallTown {

    public static final PlaceCode COUNTY = new PlaceCode("620402");
    public static final PlaceCode STREET = new PlaceCode("620402001");
    public static final PlaceCode VILLAGE = new PlaceCode("620402001006");
    public static final PlaceCode OTHER_VILLAGE = new PlaceCode("620402001007");
    public static final PlaceCode BUILDING = new PlaceCode("620402001006001001001");

    private final Accounts accounts;
    private final Bodies bodies;
    private final Posts posts;
    private final JdbcClient jdbc;
    private final Map<String, UUID> people = new LinkedHashMap<>();

    SmallTown(Accounts accounts, Bodies bodies, Posts posts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.bodies = bodies;
        this.posts = posts;
        this.jdbc = jdbc;
    }

    /**
     * Ends what other tests left waiting, since an inbox shows only the most urgent and some see it only when nothing
     * waits for them.
     */
    public SmallTown clearDesks() {
        jdbc.sql("""
                        update procedure.matter set ended = true, closed_at = changed_at, due_at = 'infinity'
                         where not ended
                        """).update();
        return this;
    }

    /** Builds the town once; asking again changes nothing. */
    public synchronized SmallTown settle() {
        if (!people.isEmpty()) {
            return this;
        }
        place("6204", "白银市", "city", null);
        place("620402", "白银区", "county", "6204");
        place("620402001", "人民路街道", "town", "620402");
        place("620402001006", "水川路社区", "village", "620402001");
        place("620402001007", "友好路社区", "village", "620402001");
        place("620402001006001", "第一网格", "grid", "620402001006");
        place("620402001006001001", "微网格", "micro-grid", "620402001006001");
        place("620402001006001001001", "惠民小区1号楼", "building", "620402001006001001");
        bodies.found(List.of(
                founding("620402-zzzx", "白银区综治中心", "centre", COUNTY),
                founding("620402-zjj", "白银区住建局", "department", COUNTY),
                founding("620402-jw", "白银区纪委", "government", COUNTY),
                founding("620402001-jdb", "人民路街道办", "government", STREET),
                founding("620402001006-wyh", "水川路社区居委会", "committee", VILLAGE),
                founding("620402001007-wyh", "友好路社区居委会", "committee", OTHER_VILLAGE)));
        appoint("李芳", "community-officer", VILLAGE, "620402001006-wyh");
        appoint("张伟", "community-officer", VILLAGE, "620402001006-wyh");
        appoint("王强", "community-head", VILLAGE, "620402001006-wyh");
        appoint("赵敏", "community-officer", OTHER_VILLAGE, "620402001007-wyh");
        appoint("陈静", "town-officer", STREET, "620402001-jdb");
        appoint("孙立", "town-head", STREET, "620402001-jdb");
        appoint("周平", "department-officer", COUNTY, "620402-zjj");
        appoint("吴霞", "centre-officer", COUNTY, "620402-zzzx");
        appoint("郑刚", "supervisor", COUNTY, "620402-jw");
        return this;
    }

    /** The person of that name. */
    public UUID who(String name) {
        var person = people.get(name);
        if (person == null) {
            throw new IllegalArgumentException("nobody here is called " + name);
        }
        return person;
    }

    public void appoint(String name, String duty, PlaceCode place, String body) {
        var person = people.computeIfAbsent(
                name, known -> accounts.enrol(known, "1390000" + "%04d".formatted(people.size())));
        posts.appoint(new Appointment(
                person, body, duty, name + "的职务", place, LocalDate.of(2025, 1, 1), null, "0943-8220000"));
    }

    private static Bodies.Founding founding(String code, String name, String kind, PlaceCode place) {
        return new Bodies.Founding(new Body(code, name, kind, place, null), "0943-8220000");
    }

    private void place(String code, String name, String level, @Nullable String parent) {
        jdbc.sql("""
                        insert into territory.place (code, name, official, level, parent, kind, synthetic)
                        values (:code, :name, :name, :level, :parent, '', true)
                            on conflict do nothing
                        """)
                .param("code", code)
                .param("name", name)
                .param("level", level)
                .param("parent", parent)
                .update();
    }
}
