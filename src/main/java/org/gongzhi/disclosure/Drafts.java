package org.gongzhi.disclosure;

import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of what somebody is writing. */
@Repository
class Drafts {

    private static final String ONE =
            " where county = :county and place = :place and item = :item and period = :period";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Drafts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What is being written.
     *
     * @param reason why what was published is corrected; empty for a first version
     * @param edition grows with every saving, so that two people do not overwrite each other
     */
    record Draft(Contents contents, String reason, int edition) {}

    Optional<Draft> find(Slot slot) {
        return at(jdbc.sql("select content, reason, edition from disclosure.draft" + ONE), slot)
                .query((row, _) -> new Draft(
                        json.readValue(row.getString("content"), Contents.class),
                        row.getString("reason"),
                        row.getInt("edition")))
                .optional();
    }

    void save(Slot slot, Contents contents, String reason, java.time.Instant at) {
        at(jdbc.sql("""
                        insert into disclosure.draft as d (county, place, item, period, content, reason, saved_at)
                        values (:county, :place, :item, :period, :content, :reason, :at)
                        on conflict (county, place, item, period) do update
                           set content = :content, reason = :reason, saved_at = :at, edition = d.edition + 1
                        """), slot)
                .param("content", json.writeValueAsString(contents))
                .param("reason", reason)
                .param("at", Shanghai.utc(at))
                .update();
    }

    void drop(Slot slot) {
        at(jdbc.sql("delete from disclosure.draft" + ONE), slot).update();
    }

    private static StatementSpec at(StatementSpec statement, Slot slot) {
        return statement
                .param("county", slot.county())
                .param("place", slot.place().value())
                .param("item", slot.item())
                .param("period", slot.period().key());
    }
}
