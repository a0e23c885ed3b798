package org.gongzhi.procedure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.organization.Desk;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows into records, and records into the JSON columns. */
@Component
class MatterRows {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Matter.Doer>> DOERS = new TypeReference<>() {};
    private static final TypeReference<List<Said>> SAID = new TypeReference<>() {};

    private static final TypeReference<List<Party>> PARTIES = new TypeReference<>() {};

    private final JsonMapper json;

    MatterRows(JsonMapper json) {
        this.json = json;
    }

    Matter matter(ResultSet row) throws SQLException {
        var previous = row.getString("previous");
        return new Matter(
                new MatterNumber(row.getString("number")),
                row.getString("procedure"),
                row.getString("definition"),
                new PlaceCode(row.getString("place")),
                row.getString("state"),
                row.getBoolean("ended"),
                row.getString("title"),
                row.getString("category"),
                row.getString("channel"),
                row.getString("priority"),
                row.getInt("version"),
                new Desk(row.getString("desk")),
                previous == null ? null : new Desk(previous),
                json.readValue(row.getString("fields"), ANSWERS),
                json.readValue(row.getString("doers"), DOERS),
                row.getBytes("reporter"),
                instant(row, "opened_at"),
                instant(row, "changed_at"),
                maybe(row, "closed_at"),
                row.getBoolean("sealed"),
                row.getString("because"),
                row.getBoolean("quiet"),
                json.readValue(row.getString("facts"), ANSWERS),
                json.readValue(row.getString("parties"), PARTIES),
                number(row, "parent"),
                number(row, "lead"),
                List.of());
    }

    Clock clock(ResultSet row) throws SQLException {
        return new Clock(
                row.getString("key"),
                row.getInt("round"),
                row.getString("duration"),
                instant(row, "started_at"),
                instant(row, "due_at"),
                maybe(row, "next_at"),
                row.getBoolean("warned"),
                maybe(row, "paused_at"),
                row.getString("paused_by"),
                maybe(row, "stopped_at"),
                maybe(row, "overdue_at"),
                row.getInt("extensions"),
                row.getInt("extended_days"));
    }

    HistoryLine line(ResultSet row) throws SQLException {
        return new HistoryLine(
                row.getInt("seq"),
                instant(row, "at"),
                row.getString("action"),
                row.getString("from_state"),
                row.getString("to_state"),
                row.getString("who"),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getString("title"),
                row.getString("body"),
                row.getString("desk"),
                row.getString("because"),
                json.readValue(row.getString("form"), ANSWERS));
    }

    private static @Nullable MatterNumber number(ResultSet row, String column) throws SQLException {
        var number = row.getString(column);
        return number == null ? null : new MatterNumber(number);
    }

    /** What was filled in for one step. */
    record Said(String action, @Nullable String from, String to, Map<String, Object> form) {}

    List<Said> steps(String array) {
        return json.readValue(array, SAID);
    }

    String json(Object value) {
        return json.writeValueAsString(value);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
