package org.gongzhi.exchange;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The other Open311 servers an administrator has made known; their keys lie in the vault. */
@Service
class Open311Servers {

    private static final TypeReference<List<Open311Server.Offered>> OFFERED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Open311Call call;
    private final InstantSource time;

    Open311Servers(JdbcClient jdbc, Vault vault, JsonMapper json, Open311Call call, InstantSource time) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.call = call;
        this.time = time;
    }

    /** What an administrator fills in. */
    record Wish(String name, String url, String jurisdiction, String key, boolean internal) {

        static final Wish NONE = new Wish("", "", "", "", false);
    }

    /**
     * Makes a server known, once it has said what it takes.
     *
     * @throws Refusal naming each field that is wrong, or saying that nobody answered there
     */
    Open311Server make(Wish wish) {
        var wrong = new LinkedHashMap<String, String>();
        if (wish.name().isEmpty() || wish.name().length() > 60) {
            wrong.put("name", "exchange.server.name.wrong");
        } else if (all().stream().anyMatch(other -> other.name().equals(wish.name()))) {
            wrong.put("name", "exchange.server.name.taken");
        }
        var trouble = wish.url().contains("?") ? "wrong" : NetAddress.trouble(wish.url(), wish.internal());
        if (!trouble.isEmpty()) {
            wrong.put("url", "exchange.server.url." + trouble);
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
        var now = time.instant();
        var server = new Open311Server(
                Ids.next(),
                wish.name(),
                wish.url().replaceAll("/+$", ""),
                wish.jurisdiction().isEmpty() ? null : wish.jurisdiction(),
                wish.internal(),
                List.of(),
                now,
                null);
        var services = services(server);
        jdbc.sql("""
                        insert into exchange.open311_server
                               (id, name, url, jurisdiction, key, internal, services, made_at, followed_at, next_at)
                        values (:id, :name, :url, :jurisdiction, :key, :internal, :services::jsonb, :now, :now, :now)
                        """)
                .param("id", server.id())
                .param("name", server.name())
                .param("url", server.url())
                .param("jurisdiction", server.jurisdiction())
                .param("key", vault.seal(wish.key(), context(server.id())))
                .param("internal", server.internal())
                .param("services", json.writeValueAsString(services))
                .param("now", utc(now))
                .update();
        return find(server.id()).orElseThrow();
    }

    private List<Open311Server.Offered> services(Open311Server server) {
        var answer = call.get(server, "services.xml", Map.of());
        var services = new ArrayList<Open311Server.Offered>();
        for (var row : answer.rows()) {
            var code = row.getOrDefault("service_code", "");
            if (!code.isEmpty()) {
                services.add(new Open311Server.Offered(code, row.getOrDefault("service_name", code)));
            }
        }
        if (!answer.good() || services.isEmpty()) {
            throw Refusal.invalidFields(Map.of("url", "exchange.server.silent"));
        }
        return services;
    }

    /** Sends nothing more there and reads nothing more from there. */
    void end(UUID id) {
        jdbc.sql("update exchange.open311_server set ended_at = :now where id = :id and ended_at is null")
                .param("id", id)
                .param("now", utc(time.instant()))
                .update();
    }

    List<Open311Server> all() {
        return jdbc.sql("select * from exchange.open311_server where ended_at is null order by name")
                .query((row, _) -> server(row))
                .list();
    }

    Optional<Open311Server> find(UUID id) {
        return jdbc.sql("select * from exchange.open311_server where id = :id and ended_at is null")
                .param("id", id)
                .query((row, _) -> server(row))
                .optional();
    }

    String key(UUID id) {
        var sealed = jdbc.sql("select key from exchange.open311_server where id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .single();
        return vault.open(sealed, context(id));
    }

    /** Those whose updates are to be read now; no other node reads them for a while. */
    List<Open311Server> toFollow(Duration every) {
        var now = time.instant();
        return jdbc.sql("""
                        update exchange.open311_server set next_at = :next
                         where next_at <= :now and ended_at is null
                        returning *
                        """)
                .param("now", utc(now))
                .param("next", utc(now.plus(every)))
                .query((row, _) -> server(row))
                .list();
    }

    void followed(UUID id, Instant until) {
        jdbc.sql("update exchange.open311_server set followed_at = :until, trouble = null where id = :id")
                .param("id", id)
                .param("until", utc(until))
                .update();
    }

    void troubled(UUID id, String trouble) {
        jdbc.sql("update exchange.open311_server set trouble = :trouble where id = :id")
                .param("id", id)
                .param("trouble", trouble)
                .update();
    }

    private Open311Server server(ResultSet row) throws SQLException {
        return new Open311Server(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("url"),
                row.getString("jurisdiction"),
                row.getBoolean("internal"),
                json.readValue(row.getString("services"), OFFERED),
                row.getObject("followed_at", OffsetDateTime.class).toInstant(),
                row.getString("trouble"));
    }

    private static String context(UUID id) {
        return "open311-server/" + id;
    }
}
