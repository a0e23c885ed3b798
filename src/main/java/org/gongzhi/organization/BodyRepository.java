package org.gongzhi.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BodyRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    BodyRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    List<Body> all() {
        return jdbc.sql("select * from organization.body order by code")
                .query(BodyRepository::body)
                .list();
    }

    Optional<Body> find(String code) {
        return jdbc.sql("select * from organization.body where code = :code")
                .param("code", code)
                .query(BodyRepository::body)
                .optional();
    }

    /** A body with the number residents may call. */
    record Listed(Body body, @Nullable String phone) {}

    /** The next bodies in the order of their codes. */
    List<Listed> after(String code, int most) {
        return jdbc.sql("select * from organization.body where code > :code order by code limit :most")
                .param("code", code)
                .param("most", most)
                .query((row, number) -> new Listed(body(row, number), row.getString("phone")))
                .list();
    }

    Instant changedAt() {
        return jdbc.sql("select coalesce(max(changed_at), '2026-01-01T00:00:00Z') from organization.body")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    List<Body> within(PlaceCode place, @Nullable String kind) {
        return jdbc.sql("""
                        select * from organization.body
                         where place >= :from and place < :until
                           and (cast(:kind as text) is null or kind = :kind)
                         order by place, code
                        """)
                .param("from", place.from())
                .param("until", place.until())
                .param("kind", kind)
                .query(BodyRepository::body)
                .list();
    }

    /** Bodies whose place holds this one, the nearest first. */
    List<Body> around(PlaceCode place) {
        return jdbc.sql("""
                        select * from organization.body
                         where starts_with(:place, place)
                         order by char_length(place) desc, code
                        """)
                .param("place", place.value())
                .query(BodyRepository::body)
                .list();
    }

    void insert(List<Bodies.Founding> foundings) {
        template.batchUpdate("""
                insert into organization.body (code, name, kind, place, above, phone)
                values (?, ?, ?, ?, ?, ?)
                on conflict (code) do nothing
                """, foundings, 1000, (statement, founding) -> {
            var body = founding.body();
            statement.setString(1, body.code());
            statement.setString(2, body.name());
            statement.setString(3, body.kind());
            statement.setString(4, body.place().value());
            statement.setString(5, body.above());
            statement.setString(6, founding.officePhone());
        });
    }

    /** What may change about a body: its name, who directs it, its number. False when all of it is so already. */
    boolean change(Bodies.Founding founding) {
        return jdbc.sql("""
                        update organization.body
                           set name = :name, above = :above, phone = coalesce(:phone, phone), changed_at = now()
                         where code = :code
                           and (name <> :name or above is distinct from :above or phone is distinct from coalesce(:phone, phone))
                        """)
                        .param("name", founding.body().name())
                        .param("above", founding.body().above())
                        .param("phone", founding.officePhone())
                        .param("code", founding.body().code())
                        .update()
                == 1;
    }

    private static Body body(ResultSet row, int number) throws SQLException {
        return new Body(
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                new PlaceCode(row.getString("place")),
                row.getString("above"));
    }
}
