package org.gongzhi.deliberation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the agendas of meetings. */
@Repository
class AgendaRepository {

    private final JdbcClient jdbc;

    AgendaRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Item> of(MatterNumber meeting) {
        return jdbc.sql("select * from deliberation.item where meeting = :meeting order by position")
                .param("meeting", meeting.value())
                .query((row, _) -> item(row))
                .list();
    }

    /** On which agendas a topic stood, the newest last. */
    List<Item> about(MatterNumber topic) {
        return jdbc.sql("select * from deliberation.item where topic = :topic order by id")
                .param("topic", topic.value())
                .query((row, _) -> item(row))
                .list();
    }

    void add(Item item) {
        var allows = item.allows();
        jdbc.sql("""
                        insert into deliberation.item
                               (id, meeting, position, subject, matter, topic, allows, object, amount)
                        select :id, :meeting, coalesce(max(position), 0) + 1, :subject, :matter, :topic,
                               :allows, :object, :amount
                          from deliberation.item where meeting = :meeting
                        """)
                .param("id", item.id())
                .param("meeting", item.meeting().value())
                .param("subject", item.subject())
                .param("matter", item.matter())
                .param("topic", item.topic() == null ? null : item.topic().value())
                .param("allows", allows == null ? null : allows.kind(), Types.VARCHAR)
                .param("object", allows == null ? null : allows.object(), Types.VARCHAR)
                .param("amount", allows == null ? null : allows.yuan(), Types.BIGINT)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from deliberation.item where id = :id").param("id", id).update();
    }

    void putOff(UUID id, String reason) {
        jdbc.sql("update deliberation.item set put_off = :reason where id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    private static Item.@Nullable Allowance allows(ResultSet row) throws SQLException {
        var kind = row.getString("allows");
        return kind == null
                ? null
                : new Item.Allowance(kind, row.getString("object"), row.getObject("amount", Long.class));
    }

    private static Item item(ResultSet row) throws SQLException {
        var topic = row.getString("topic");
        return new Item(
                row.getObject("id", UUID.class),
                new MatterNumber(row.getString("meeting")),
                row.getInt("position"),
                row.getString("subject"),
                row.getString("matter"),
                topic == null ? null : new MatterNumber(topic),
                row.getString("put_off"),
                allows(row));
    }
}
