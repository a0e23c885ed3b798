package org.gongzhi.insight;

import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The lists behind the numbers: the same facts that were counted, read one by one, within a scope. */
@Component
class FactList {

    private final JdbcClient jdbc;

    FactList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In which order a list stands. */
    enum Order {
        NEWEST("opened_on desc, number desc"),
        DUE("due_at, number");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    long count(Scope scope, Ask ask) {
        return query("select count(*)", "", scope, ask).query(Long.class).single();
    }

    List<Fact> page(Scope scope, Ask ask, Order order, int page, int size) {
        return query("select *", "order by " + order.sql + " limit :size offset :skipped", scope, ask)
                .param("size", size)
                .param("skipped", (long) (page - 1) * size)
                .query((row, _) -> FactRepository.fact(row))
                .list();
    }

    /** All of the list, streamed; close it. */
    Stream<Fact> all(Scope scope, Ask ask, int most) {
        return query("select *", "order by opened_on desc, number desc limit " + most, scope, ask)
                .withFetchSize(500)
                .query((row, _) -> FactRepository.fact(row))
                .stream();
    }

    private StatementSpec query(String select, String rest, Scope scope, Ask ask) {
        var place = place(ask);
        var measure = ask.asked().orElse(null);
        return jdbc.sql("""
                        %s from insight.fact
                         where (:county::text is null or county = :county)
                           and (body = any (:bodies) or contact_body = any (:bodies)
                                or exists (select from unnest(:froms::text[], :untils::text[]) as mine(low, high)
                                            where place >= mine.low and place < mine.high))
                           and (:from::text is null or (place >= :from and place < :until))
                           and (:above::int is null or length(place) < :above)
                           and (:procedure = '' or procedure = :procedure)
                           and (:first::date is null or (opened_on >= :first::date and opened_on < :after::date))
                           and (:body = '' or %s = case when :body = '-' then '' else :body end)
                           and (:category = ''
                                or category = case when :category = '-' then ''
                                                   when right(:category, 2) = '/-' then left(:category, -2)
                                                   else :category end
                                or starts_with(category, :category || '/'))
                           and (:reopened = '' or reopened > 0)
                           %s %s
                         %s
                        """.formatted(
                                select,
                                measure == Measure.CONTACT ? "contact_body" : "body",
                                load(ask),
                                measure == null ? "" : "and " + condition(measure, ask.value()),
                                rest))
                .param(
                        "county",
                        place == null || place.value().length() < Level.COUNTY.length() ? null : place.county())
                .param("bodies", scope.bodyCodes())
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("from", place == null ? null : place.from())
                .param("until", place == null ? null : place.until())
                .param("above", place == null || ask.own().isEmpty() ? null : below(place))
                .param("procedure", ask.procedure())
                .param("first", ask.from())
                .param("after", ask.until())
                .param("body", ask.body())
                .param("category", ask.category())
                .param("reopened", ask.reopened())
                .param("value", ask.value());
    }

    private static @Nullable PlaceCode place(Ask ask) {
        if (ask.place().isEmpty()) {
            return null;
        }
        if (!PlaceCode.isCode(ask.place())) {
            throw Refusal.unknown("insight.unknown-place", ask.place());
        }
        return new PlaceCode(ask.place());
    }

    /** How long the codes of the tier below are. */
    static int below(PlaceCode place) {
        return switch (place.value().length()) {
            case 2 -> Level.CITY.length();
            case 4 -> Level.COUNTY.length();
            default -> place.value().length() + 3;
        };
    }

    private static String load(Ask ask) {
        return switch (ask.load()) {
            case "soon", "late" -> "and load = '" + ask.load() + "'";
            default -> ask.load().isEmpty() && !ask.period().equals(Cell.OPEN) ? "" : "and load <> 'ended'";
        };
    }

    /** The column is one of four; the value only ever a parameter. */
    private static String condition(Measure measure, String value) {
        return measure.key()
                + switch (value) {
                    case "known" -> " in ('yes', 'no')";
                    case "excluded" -> " not in ('yes', 'no', 'pending', 'none')";
                    case "" -> " <> 'none'";
                    default -> " = :value";
                };
    }
}
