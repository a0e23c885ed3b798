package org.gongzhi.dispatch;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DraftRepository {

    private static final TypeReference<List<Draft.Line>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<Draft.Sample>> SAMPLES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    DraftRepository(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    void insert(Draft draft) {
        jdbc.sql("""
                        insert into dispatch.draft (county, id, base, lines, uploaded, at, person, name, total, tried)
                        values (:county, :id, :base, :lines::jsonb, :uploaded::jsonb, :at, :person, :name, :total, 0)
                        """)
                .param("county", draft.county())
                .param("id", draft.id())
                .param("base", draft.base())
                .param("lines", json.writeValueAsString(draft.lines()))
                .param("uploaded", json.writeValueAsString(draft.uploaded()))
                .param("at", utc(draft.at()))
                .param("person", draft.person())
                .param("name", draft.name())
                .param("total", draft.total())
                .update();
    }

    Optional<Draft> find(UUID id) {
        return jdbc.sql("select * from dispatch.draft where id = :id")
                .param("id", id)
                .query((row, _) -> draft(row))
                .optional();
    }

    /** Those of the county that were neither published nor left alone for long, the newest first. */
    List<Draft> open(String county, Instant since) {
        return jdbc.sql("""
                        select * from dispatch.draft
                         where county = :county and published is null and at > :since
                         order by at desc limit 10
                        """)
                .param("county", county)
                .param("since", utc(since))
                .query((row, _) -> draft(row))
                .list();
    }

    /** Begins anew: nothing tried, measured against the catalogue as it stands now. */
    void restart(Draft draft, long base, int total) {
        jdbc.sql("delete from dispatch.trial where county = :county and draft = :id")
                .param("county", draft.county())
                .param("id", draft.id())
                .update();
        jdbc.sql(
                        "update dispatch.draft set base = :base, total = :total, tried = 0 where county = :county and id = :id")
                .param("base", base)
                .param("total", total)
                .param("county", draft.county())
                .param("id", draft.id())
                .update();
    }

    void tried(Draft draft, List<Trial> trials) {
        template.batchUpdate("""
                insert into dispatch.trial
                       (county, draft, seq, label, number, category, place, before_desk, before_why, after_desk, after_why)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, trials, 500, (statement, trial) -> {
            statement.setString(1, draft.county());
            statement.setObject(2, draft.id());
            statement.setInt(3, trial.seq());
            statement.setString(4, trial.label());
            statement.setString(5, trial.number());
            statement.setString(6, trial.category());
            statement.setString(7, trial.place());
            statement.setString(8, trial.beforeDesk());
            statement.setString(9, trial.beforeWhy());
            statement.setString(10, trial.afterDesk());
            statement.setString(11, trial.afterWhy());
        });
        jdbc.sql("update dispatch.draft set tried = tried + :many where county = :county and id = :id")
                .param("many", trials.size())
                .param("county", draft.county())
                .param("id", draft.id())
                .update();
    }

    long moving(Draft draft) {
        return jdbc.sql("""
                        select count(*) from dispatch.trial
                         where county = :county and draft = :id and before_desk <> after_desk
                        """)
                .param("county", draft.county())
                .param("id", draft.id())
                .query(Long.class)
                .single();
    }

    List<Trial> trials(Draft draft, boolean movingOnly, int offset, int limit) {
        return jdbc.sql("""
                        select * from dispatch.trial
                         where county = :county and draft = :id and (not :moving or before_desk <> after_desk)
                         order by seq offset :offset limit :limit
                        """)
                .param("county", draft.county())
                .param("id", draft.id())
                .param("moving", movingOnly)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, _) -> new Trial(
                        row.getInt("seq"),
                        row.getString("label"),
                        row.getString("number"),
                        row.getString("category"),
                        row.getString("place"),
                        row.getString("before_desk"),
                        row.getString("before_why"),
                        row.getString("after_desk"),
                        row.getString("after_why")))
                .list();
    }

    /** False when somebody else published it first. */
    boolean publish(Draft draft, Instant at) {
        return jdbc.sql("""
                        update dispatch.draft set published = :at
                         where county = :county and id = :id and published is null
                        """)
                        .param("at", utc(at))
                        .param("county", draft.county())
                        .param("id", draft.id())
                        .update()
                == 1;
    }

    private Draft draft(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime published = row.getObject("published", OffsetDateTime.class);
        return new Draft(
                row.getString("county"),
                row.getObject("id", UUID.class),
                row.getLong("base"),
                json.readValue(row.getString("lines"), LINES),
                json.readValue(row.getString("uploaded"), SAMPLES),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getInt("total"),
                row.getInt("tried"),
                published == null ? null : published.toInstant());
    }
}
