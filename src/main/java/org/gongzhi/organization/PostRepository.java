package org.gongzhi.organization;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostRepository {

    private static final String SELECT = """
            select p.*, b.name as body_name, coalesce(p.phone, b.phone) as office_phone
              from organization.post p
              join organization.body b on b.code = p.body
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    PostRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    List<Post> inForce(LocalDate day) {
        return jdbc.sql(SELECT + "where p.starts <= :day and (p.ends is null or p.ends > :day)")
                .param("day", day)
                .query(PostRepository::post)
                .list();
    }

    /** Where matters may wait although nobody sits there any more. */
    List<Desk> desksEverHeld() {
        return jdbc.sql("select distinct duty, place from organization.post")
                .query((row, _) -> Desk.of(row.getString("duty"), new PlaceCode(row.getString("place"))))
                .list();
    }

    Optional<Post> find(UUID id) {
        return jdbc.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(PostRepository::post)
                .optional();
    }

    /** Whether somebody of that name holds exactly that post, without an end. */
    boolean isHeld(AppointmentForm form) {
        return jdbc.sql("""
                        select exists (select 1 from organization.post
                                        where place = :place and duty = :duty and body = :body and holder = :name
                                          and ends is null)
                        """)
                .param("place", form.cell("place"))
                .param("duty", form.cell("duty"))
                .param("body", form.cell("body"))
                .param("name", form.cell("name"))
                .query(Boolean.class)
                .single();
    }

    /** All posts of a person, also those past and to come. */
    List<Post> everOf(UUID person) {
        return jdbc.sql(SELECT + "where p.person = :person order by p.starts, p.id")
                .param("person", person)
                .query(PostRepository::post)
                .list();
    }

    /** Posts in the place that hold on that day or will; with {@code ended} also those past. */
    List<Post> within(PlaceCode place, String words, LocalDate day, boolean ended, int limit, int skip) {
        return jdbc.sql(SELECT + """
                         where p.place >= :from and p.place < :until
                           and (:ended or p.ends is null or p.ends > :day)
                           and position(:words in p.holder || ' ' || p.title || ' ' || b.name) > 0
                         order by p.place, p.starts, p.id
                         limit :limit offset :skip
                        """)
                .param("from", place.from())
                .param("until", place.until())
                .param("words", words)
                .param("day", day)
                .param("ended", ended)
                .param("limit", limit)
                .param("skip", skip)
                .query(PostRepository::post)
                .list();
    }

    void insert(
            List<UUID> ids, List<Appointment> appointments, Map<UUID, String> names, Instant at, @Nullable UUID by) {
        var keys = ids.iterator();
        template.batchUpdate("""
                insert into organization.post
                    (id, person, holder, body, duty, title, place, starts, ends, phone, appointed_at, appointed_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, appointments, 1000, (statement, given) -> {
            statement.setObject(1, keys.next());
            statement.setObject(2, given.person());
            statement.setString(3, names.get(given.person()));
            statement.setString(4, given.body());
            statement.setString(5, given.duty());
            statement.setString(6, given.title());
            statement.setString(7, given.place().value());
            statement.setObject(8, given.from());
            statement.setObject(9, given.until());
            statement.setString(10, given.officePhone());
            statement.setObject(11, Shanghai.utc(at));
            statement.setObject(12, by);
        });
    }

    boolean end(UUID id, LocalDate until, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                        update organization.post
                           set ends = :until, ended_at = :at, ended_by = :by
                         where id = :id and starts <= :until and (ends is null or ends > :until)
                        """)
                        .param("id", id)
                        .param("until", until)
                        .param("at", Shanghai.utc(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static Post post(ResultSet row, int number) throws SQLException {
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("holder"),
                row.getString("body"),
                row.getString("body_name"),
                row.getString("duty"),
                row.getString("title"),
                new PlaceCode(row.getString("place")),
                requireNonNull(row.getObject("starts", LocalDate.class)),
                row.getObject("ends", LocalDate.class),
                row.getString("office_phone"));
    }
}
