package org.gongzhi.search;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongzhi.procedure.Journal.Writing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the index. Writing the same matter again changes nothing. */
@Repository
class Entries {

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far the index has come.
     *
     * @param earliest when the oldest entry was opened; null while there is none
     * @param rebuilding the index is being made anew and does not hold everything yet
     */
    record Reach(
            long position,
            @Nullable Instant earliest,
            @Nullable Instant latest,
            boolean rebuilding) {}

    Reach reach() {
        return reach("");
    }

    /** The same, and nobody else writes until the transaction ends. */
    Reach lock() {
        return reach("for update");
    }

    private Reach reach(String lock) {
        return jdbc.sql("select position, earliest, latest, rebuilding from search.cursor where name = 'entries' "
                        + lock)
                .query((row, _) -> new Reach(
                        row.getLong("position"),
                        instant(row.getObject("earliest", java.time.OffsetDateTime.class)),
                        instant(row.getObject("latest", java.time.OffsetDateTime.class)),
                        row.getBoolean("rebuilding")))
                .single();
    }

    private static @Nullable Instant instant(java.time.@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    void moveTo(long position) {
        jdbc.sql("update search.cursor set position = :position where name = 'entries'")
                .param("position", position)
                .update();
    }

    /** Empties the index and takes away what makes writing slow. */
    void clear(long position) {
        jdbc.sql("truncate search.entry").update();
        jdbc.sql("drop index if exists search.entry_by_token").update();
        jdbc.sql("""
                        update search.cursor
                           set position = :position, earliest = null, latest = null, rebuilding = true
                         where name = 'entries'
                        """).param("position", position).update();
    }

    /** Puts back what {@link #clear} took away, also after a rebuilding that was broken off. */
    void complete() {
        jdbc.sql("select set_config('maintenance_work_mem', '128MB', true)")
                .query(String.class)
                .single();
        jdbc.sql("""
                        create index if not exists entry_by_token on search.entry
                         using gin (tokens) with (gin_pending_list_limit = 256)
                        """).update();
        jdbc.sql("analyze search.entry").update();
        jdbc.sql("update search.cursor set rebuilding = false where name = 'entries'")
                .update();
    }

    void write(List<Writing> writings) {
        if (writings.isEmpty()) {
            return;
        }
        var words = writings.stream().map(Entries::words).toList();
        // A value that did not change is left as it lies, so that a step which says nothing new does not touch the
        // index.
        jdbc.sql("""
                        insert into search.entry as old (county, number, procedure, place, bodies, category, state, ended,
                               opened_at, version, words, tokens)
                        select county, number, procedure, place, bodies::text[], category, state, ended, opened_at, version,
                               words, tokens::int[]
                          from unnest(:counties::text[], :numbers::text[], :procedures::text[], :places::text[],
                                      :bodies::text[], :categories::text[], :states::text[], :ended::boolean[],
                                      :opened::timestamptz[], :versions::int[], :words::text[], :tokens::text[])
                               as new(county, number, procedure, place, bodies, category, state, ended, opened_at, version,
                                      words, tokens)
                            on conflict (county, number) do update
                           set place = excluded.place, bodies = excluded.bodies, category = excluded.category,
                               state = excluded.state, ended = excluded.ended, opened_at = excluded.opened_at,
                               version = excluded.version,
                               words = case when old.words = excluded.words then old.words else excluded.words end,
                               tokens = case when old.tokens = excluded.tokens then old.tokens else excluded.tokens end
                        """)
                .param("counties", column(writings, one -> one.matter().number().county()))
                .param("numbers", column(writings, one -> one.matter().number().value()))
                .param("procedures", column(writings, one -> one.matter().procedure()))
                .param("places", column(writings, one -> one.matter().place().value()))
                .param(
                        "bodies",
                        column(writings, one -> array(one.bodies().stream().sorted())))
                .param("categories", column(writings, one -> one.matter().category()))
                .param("states", column(writings, one -> one.matter().state()))
                .param(
                        "ended",
                        writings.stream().map(one -> one.matter().ended()).toArray(Boolean[]::new))
                .param(
                        "opened",
                        column(writings, one -> utc(one.matter().openedAt()).toString()))
                .param(
                        "versions",
                        writings.stream().map(one -> one.matter().version()).toArray(Integer[]::new))
                .param("words", words.toArray(String[]::new))
                .param(
                        "tokens",
                        column(writings, one -> array(tokens(one, words(one)).mapToObj(Integer::toString))))
                .update();
        know(writings);
        jdbc.sql("""
                        update search.cursor
                           set earliest = least(earliest, :earliest), latest = greatest(latest, :latest)
                         where name = 'entries'
                           and (earliest is null or earliest > :earliest or latest < :latest)
                        """)
                .param("earliest", utc(opened(writings).min(Instant::compareTo).orElseThrow()))
                .param("latest", utc(opened(writings).max(Instant::compareTo).orElseThrow()))
                .update();
    }

    private void know(List<Writing> writings) {
        var categories = writings.stream()
                .map(one -> one.matter().category())
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(Tokens::wider)
                .distinct()
                .toArray(String[]::new);
        if (categories.length > 0) {
            jdbc.sql("insert into search.category (name) select unnest(:names::text[]) on conflict do nothing")
                    .param("names", categories)
                    .update();
        }
    }

    /** Every category an entry has or had. */
    List<String> categories() {
        return jdbc.sql("select name from search.category order by name")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Stream<Instant> opened(List<Writing> writings) {
        return writings.stream().map(one -> one.matter().openedAt());
    }

    private static @Nullable String[] column(List<Writing> writings, Function<Writing, @Nullable String> value) {
        return writings.stream().map(value).toArray(String[]::new);
    }

    private static String array(Stream<String> codes) {
        return codes.collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }

    static String words(Writing writing) {
        return Plain.of(String.join(" ", writing.words()));
    }

    private static IntStream tokens(Writing writing, String words) {
        var matter = writing.matter();
        var facts = IntStream.builder().add(Tokens.procedure(matter.procedure()));
        if (matter.category() != null) {
            Tokens.wider(matter.category()).mapToInt(Tokens::category).forEach(facts);
        }
        if (!matter.ended()) {
            facts.add(Tokens.OPEN);
        }
        return Stream.of(
                        Tokens.grams(words),
                        Tokens.around(matter.place().value()),
                        Tokens.bodies(writing.bodies()),
                        Tokens.time(matter.openedAt()),
                        facts.build())
                .flatMapToInt(tokens -> tokens)
                .sorted()
                .distinct();
    }
}
