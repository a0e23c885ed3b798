package org.gongzhi.hotissue;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads hot issues. Whoever reads brings a scope: tellings from other places are not there, nor do they count. */
@Service
class Issues {

    private static final Duration LOOKED_BACK = Duration.ofDays(180);
    private static final int LISTED = 30;
    private static final int MEMBERS = 200;

    private static final String MINE = """
            exists (select from unnest(:froms::text[], :untils::text[]) as mine(low, high)
                     where t.place >= mine.low and t.place < mine.high)
            """;

    private final JdbcClient jdbc;
    private final InstantSource time;

    Issues(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** The hottest of the last half year, the hottest first; as many as a page shows. */
    List<Issue> hottest(Scope scope) {
        return hottest(scope, LISTED);
    }

    List<Issue> hottest(Scope scope, int most) {
        var ids = jdbc.sql("""
                        select issue from hotissue.telling t
                         where at > :since and %s
                         group by issue
                        having count(*) > 1
                         order by count(distinct coalesce(nullif(who, ''), number)) desc, count(*) desc, max(at) desc
                         limit :most
                        """.formatted(MINE))
                .param("since", utc(since()))
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("most", most)
                .query((row, _) -> row.getObject("issue", UUID.class))
                .list();
        return read(ids, scope).stream()
                .sorted(Comparator.comparingInt((Issue issue) -> issue.heat().value())
                        .reversed())
                .toList();
    }

    /**
     * One issue.
     *
     * @throws Refusal as unknown when none of its tellings is from the viewer's places
     */
    Issue get(UUID id, Scope scope) {
        return read(List.of(id), scope).stream().findFirst().orElseThrow(() -> Refusal.unknown("hotissue.unknown"));
    }

    private List<Issue> read(List<UUID> ids, Scope scope) {
        Map<UUID, List<Telling>> members = jdbc
                .sql("""
                        select t.* from unnest(:ids::uuid[]) as these(id)
                          join lateral (select * from hotissue.telling t
                                         where t.issue = these.id and t.at > :since and %s
                                         order by t.at desc limit :most) t on true
                         order by t.at, t.number
                        """.formatted(MINE))
                .param("ids", ids.toArray(UUID[]::new))
                .param("since", utc(since()))
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("most", MEMBERS)
                .query((row, _) -> Map.entry(row.getObject("issue", UUID.class), IssueRepository.telling(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var now = time.instant();
        return members.entrySet().stream()
                .map(entry -> new Issue(
                        entry.getKey(),
                        entry.getValue(),
                        Heat.of(entry.getValue(), now),
                        rectification(entry.getKey())))
                .toList();
    }

    private @Nullable String rectification(UUID id) {
        return jdbc.sql("select coalesce(rectification, '') from hotissue.issue where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .filter(number -> !number.isEmpty())
                .orElse(null);
    }

    void tackled(UUID id, String rectification) {
        jdbc.sql("update hotissue.issue set rectification = :number where id = :id")
                .param("number", rectification)
                .param("id", id)
                .update();
    }

    private Instant since() {
        return time.instant().minus(LOOKED_BACK);
    }
}
