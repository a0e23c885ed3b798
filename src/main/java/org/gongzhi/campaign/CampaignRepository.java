package org.gongzhi.campaign;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the campaigns. */
@Repository
class CampaignRepository {

    private final JdbcClient jdbc;

    CampaignRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Campaign> find(String code) {
        return jdbc.sql("select * from campaign.campaign where code = :code")
                .param("code", code)
                .query(CampaignRepository::campaign)
                .optional();
    }

    /** The newest first. */
    List<Campaign> all() {
        return jdbc.sql("select * from campaign.campaign order by begins desc, code desc limit 200")
                .query(CampaignRepository::campaign)
                .list();
    }

    /** The code for the next campaign of a county in a month. */
    String nextCode(String prefix) {
        // Two who open at the same moment: the key lets one through, the other is asked to try again.
        return jdbc.sql("""
                        select :prefix || (coalesce(max(substr(code, length(:prefix) + 1)::int), 0) + 1)
                          from campaign.campaign where starts_with(code, :prefix)
                        """).param("prefix", prefix).query(String.class).single();
    }

    void insert(Campaign campaign, UUID person) {
        jdbc.sql("""
                        insert into campaign.campaign (code, name, area, begins, ends, channels, basis, person, title, body, opened_at)
                        values (:code, :name, :area, :begins, :ends, :channels, :basis, :person, :title, :body, :opened)
                        """)
                .param("code", campaign.code())
                .param("name", campaign.name())
                .param("area", campaign.area().value())
                .param("begins", campaign.begins())
                .param("ends", campaign.ends())
                .param(
                        "channels",
                        campaign.channels().stream().map(Channel::key).toArray(String[]::new))
                .param("basis", campaign.basis())
                .param("person", person)
                .param("title", campaign.title())
                .param("body", campaign.body())
                .param("opened", utc(campaign.openedAt()))
                .update();
    }

    boolean close(String code, Instant at) {
        return jdbc.sql("update campaign.campaign set closed_at = :at where code = :code and closed_at is null")
                        .param("code", code)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        var channels = EnumSet.noneOf(Channel.class);
        for (var key : (String[]) row.getArray("channels").getArray()) {
            Channel.of(key).ifPresent(channels::add);
        }
        @Nullable OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Campaign(
                row.getString("code"),
                row.getString("name"),
                new PlaceCode(row.getString("area")),
                row.getObject("begins", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                channels,
                row.getString("basis"),
                row.getString("title"),
                row.getString("body"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }
}
