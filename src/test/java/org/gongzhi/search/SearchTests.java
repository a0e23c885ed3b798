package org.gongzhi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.Listed;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterList;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.As;
import org.gongzhi.testing.ForAll;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Pages
class SearchTests {

    private static final List<String> WORDS =
            List.of("下水道", "堵了", "路灯", "不亮", "小区", "物业", "噪音", "ABC", "３号楼", "a%b", "c_d", "灯", "𠮷祥路");
    private static final List<PlaceCode> PLACES =
            List.of(SmallTown.BUILDING, SmallTown.VILLAGE, SmallTown.OTHER_VILLAGE, SmallTown.STREET);
    private static final List<String> PEOPLE = List.of("李芳", "赵敏", "陈静", "周平", "吴霞", "郑刚");
    private static @Nullable JdbcClient database;
    private static final AtomicBoolean FILLED = new AtomicBoolean();

    private final Searches searches;
    private final Indexer indexer;
    private final FreshIndex index;
    private final Entries entries;
    private final Journal journal;
    private final MatterList list;
    private final Matters matters;
    private final Register register;
    private final Posts posts;
    private final SmallTown town;
    private final JdbcClient jdbc;
    private final MockMvcTester mvc;
    private final TransactionTemplate transaction;

    SearchTests(
            Searches searches,
            Indexer indexer,
            Entries entries,
            Journal journal,
            MatterList list,
            Matters matters,
            Register register,
            Posts posts,
            SmallTown town,
            JdbcClient jdbc,
            MockMvcTester mvc,
            PlatformTransactionManager transactions) {
        this.searches = searches;
        this.indexer = indexer;
        this.index = new FreshIndex(indexer, journal, jdbc);
        this.entries = entries;
        this.journal = journal;
        this.list = list;
        this.matters = matters;
        this.register = register;
        this.posts = posts;
        this.town = town.settle();
        this.jdbc = jdbc;
        this.mvc = mvc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Two hundred matters of years, some of them handed to a department. */
    @BeforeEach
    void fill() {
        if (FILLED.compareAndSet(false, true)) {
            var random = new Random(7);
            for (int i = 0; i < 200; i++) {
                var at = Instant.now().minus(Duration.ofMinutes(random.nextInt(2_000_000)));
                var number = open(random, at);
                if (random.nextInt(4) == 0) {
                    act(number, "call-back", Map.of("outcome", "reached"), "李芳");
                    act(number, "handle", Map.of("note", "现场看了" + any(random, WORDS)), "李芳");
                    act(number, "raise", Map.of("reason", "办不了"), "李芳");
                    act(number, "dispatch", Map.of("department", "620402-zjj", "reason", "请办"), "陈静");
                } else if (random.nextInt(3) == 0) {
                    act(number, "decline", Map.of("explanation", "请找" + any(random, WORDS)), null);
                }
            }
        }
        index.catchUp();
        database = jdbc;
    }

    /** They were written down only to be found: no officer of another test has them waiting. */
    @AfterAll
    static void nobodyElseHasThemWaiting() {
        if (database != null) {
            database.sql("""
                            update procedure.matter set ended = true, closed_at = changed_at, due_at = 'infinity'
                             where not ended and channel = 'code' and opened_at < now() - interval '1 day'
                            """).update();
        }
    }

    private MatterNumber open(Random random, Instant at) {
        var text = any(random, WORDS) + any(random, WORDS) + "，" + any(random, WORDS);
        var category = random.nextInt(3) == 0 ? null : any(random, List.of("城乡建设/路灯", "城乡建设", "环境保护/噪音"));
        var place = any(random, PLACES);
        return matters.open(new Opening(
                        "appeal",
                        place,
                        category,
                        "code",
                        Map.of("text", text, "phone", "13811112222", "name", "王某某"),
                        new Actor.Resident(null, null),
                        null,
                        at))
                .number();
    }

    private void act(MatterNumber number, String action, Map<String, Object> form, @Nullable String name) {
        var matter = register.find(number).orElseThrow();
        var who = name != null && matter.place().isWithin(SmallTown.VILLAGE)
                ? name
                : posts.holders(matter.desk()).getFirst().personName();
        matters.perform(new Step(
                number, action, matter.version(), form, new Actor.Officer(town.who(who), who), null, Instant.now()));
    }

    @ForAll(tries = 60)
    void whatIsFoundIsWhatANaiveFilterOverTheVisibleMattersFinds(long seed) {
        var random = new Random(seed);
        var scope = posts.scopeOf(town.who(any(random, PEOPLE)));
        var query = query(random);

        var found = all(scope, query, 1 + random.nextInt(30));

        assertThat(found).isEqualTo(naive(scope, query));
    }

    private Query query(Random random) {
        var typed = new ArrayList<String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var word = any(random, WORDS);
            int from = random.nextInt(word.length());
            typed.add(word.substring(from, from + 1 + random.nextInt(word.length() - from)));
        }
        var now = Instant.now();
        return new Query(
                Query.words(String.join(" ", typed)),
                random.nextInt(4) == 0 ? "appeal" : null,
                random.nextInt(4) == 0 ? "城乡建设" : null,
                random.nextInt(4) == 0 ? any(random, List.of("submitted", "handling", "declined")) : null,
                random.nextInt(4) == 0 ? random.nextBoolean() : null,
                random.nextInt(4) == 0 ? any(random, PLACES).value() : null,
                random.nextInt(4) == 0 ? now.minus(Duration.ofDays(random.nextInt(1400))) : null,
                random.nextInt(4) == 0 ? now.minus(Duration.ofDays(random.nextInt(1400))) : null);
    }

    private List<String> all(Scope scope, Query query, int size) {
        var found = new ArrayList<String>();
        Found.Bookmark after = null;
        do {
            var page = searches.find(scope, query, after, size);
            assertThat(page.matters()).hasSizeLessThanOrEqualTo(size);
            page.matters().forEach(one -> found.add(one.matter().number().value()));
            // What an address carries leads on to the same place.
            after = page.next() == null
                    ? null
                    : Found.Bookmark.of(page.next().key()).orElseThrow();
        } while (after != null);
        return found;
    }

    private List<String> naive(Scope scope, Query query) {
        List<Matter> visible;
        try (var rows = list.all(scope, MatterList.Filter.ALL, 100_000)) {
            visible = rows.map(Listed::matter).toList();
        }
        var words = journal.read(visible.stream().map(Matter::number).toList()).stream()
                .collect(Collectors.toMap(one -> one.matter().number(), Journal.Writing::words));
        return visible.stream()
                .filter(one -> query.procedure() == null || query.procedure().equals(one.procedure()))
                .filter(one -> query.category() == null || (one.category() + "/").startsWith(query.category() + "/"))
                .filter(one -> query.state() == null || query.state().equals(one.state()))
                .filter(one -> query.ended() == null || query.ended() == one.ended())
                .filter(one -> query.place() == null || one.place().value().startsWith(query.place()))
                .filter(one -> query.from() == null || !one.openedAt().isBefore(query.from()))
                .filter(one -> query.until() == null || one.openedAt().isBefore(query.until()))
                .filter(one -> query.words().stream()
                        .allMatch(word -> words.getOrDefault(one.number(), List.of()).stream()
                                .anyMatch(text -> Plain.of(text).contains(word))))
                .sorted(Comparator.comparing(Matter::openedAt)
                        .thenComparing(one -> one.number().value())
                        .reversed())
                .map(one -> one.number().value())
                .toList();
    }

    @Test
    void withoutAPostNothingIsFound() {
        assertThat(searches.find(Scope.none(), words("灯"), null, 10)).isEqualTo(Found.NOTHING);
    }

    @Test
    void aNumberFindsItsMatterHoweverItIsTypedAndOnlyWithinMyScope() {
        var number = open(new Random(1), Instant.now());
        index.catchUp();
        var typed = number.value().replace("-", "").toLowerCase(java.util.Locale.ROOT);

        assertThat(searches.find(posts.scopeOf(town.who("吴霞")), words(typed), null, 10)
                        .matters())
                .extracting(one -> one.matter().number())
                .containsExactly(number);
        var outside = number(SmallTown.OTHER_VILLAGE, "别处的事");
        assertThat(searches.find(posts.scopeOf(town.who("李芳")), words(outside.value()), null, 10)
                        .matters())
                .isEmpty();
    }

    @Test
    void namesAndPhoneNumbersAreNotFoundAndNotInTheIndex() {
        var scope = posts.scopeOf(town.who("吴霞"));

        assertThat(searches.find(scope, words("13811112222"), null, 10).matters())
                .isEmpty();
        assertThat(searches.find(scope, words("王某某"), null, 10).matters()).isEmpty();
        assertThat(jdbc.sql("select count(*) from search.entry where words like '%13811112222%' or words like '%王某某%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatTheHandlerMayNotReadIsNotFoundByAnybody() {
        var number = number(SmallTown.VILLAGE, "回访里的话不外传");
        act(number, "call-back", Map.of("outcome", "reached"), "李芳");
        act(number, "finish", Map.of("result", "处理完毕了"), "李芳");
        act(number, "verify", Map.of("verdict", "pass"), "王强");
        act(number, "call", Map.of("outcome", "reached", "solved", "no", "satisfied", "no", "note", "绝密评语"), "吴霞");
        index.catchUp();

        assertThat(searches.find(posts.scopeOf(town.who("李芳")), words("处理完毕了"), null, 10)
                        .matters())
                .hasSize(1);
        assertThat(searches.find(posts.scopeOf(town.who("吴霞")), words("绝密评语"), null, 10)
                        .matters())
                .isEmpty();
    }

    @Test
    void aFollowerThatIsBrokenOffGoesOnWhereItWasAndMissesNothing() {
        var random = new Random();
        var opened = new ArrayList<MatterNumber>();
        for (int round = 0; round < 12; round++) {
            opened.add(open(random, Instant.now()));
            var crash = random.nextBoolean();
            step(crash);
        }
        index.catchUp();

        var versions = versions("search.entry");
        assertThat(opened).allSatisfy(number -> assertThat(versions).containsKey(number.value()));
        assertThat(versions).isEqualTo(versions("procedure.matter"));
    }

    private Map<String, Integer> versions(String table) {
        var versions = new HashMap<String, Integer>();
        jdbc.sql("select number, version from " + table).query(row -> {
            versions.put(row.getString(1), row.getInt(2));
        });
        return versions;
    }

    /** The machine stops after the index is written and before the transaction commits. */
    private void step(boolean crash) {
        transaction.executeWithoutResult(status -> {
            indexer.step();
            if (crash) {
                status.setRollbackOnly();
            }
        });
    }

    @Test
    void anIndexMadeAnewIsTheIndexThatGrew() {
        var grown = content();
        indexer.rebuild(_ -> {});
        index.catchUp();

        assertThat(content()).isEqualTo(grown);
        assertThat(searches.incomplete()).isFalse();
        assertThat(entries.reach().latest()).isNotNull();
    }

    private List<String> content() {
        return jdbc.sql("""
                        select row(county, number, place, bodies, category, state, ended, version, words, tokens)::text
                          from search.entry order by number
                        """).query((row, _) -> row.getString(1)).list();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "\\",
                "'",
                "\"; drop table search.entry; --",
                "{}",
                "{,}",
                "NULL",
                "\0\u0001\u001b",
                "\ud840",
                "   ",
                "''''%%__",
                "<script>alert(1)</script>",
                "&amp;",
                "+",
                "🏠",
                "a\u0000b",
                "１３８",
                "--",
                "/*"
            })
    void noQueryHoweverHostileBreaksThePageOrFindsMoreThanItSays(String typed) {
        var scope = posts.scopeOf(town.who("吴霞"));

        assertThat(all(scope, words(typed), 20)).isEqualTo(naive(scope, words(typed)));
        assertThat(mvc.get().uri("/work/search").param("q", typed).with(As.staff(town.who("吴霞"), "吴霞")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert");
        assertThat(mvc.get()
                        .uri("/api/search")
                        .param("q", typed)
                        .param("place", typed)
                        .param("category", typed)
                        .param("from", typed)
                        .param("after", typed)
                        .with(As.staff(town.who("吴霞"), "吴霞")))
                .hasStatusOk();
    }

    @Test
    void tooLongAQueryIsRefusedInWordsAndStaysInTheField() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Query.words("长".repeat(101)));
        assertThat(mvc.get().uri("/work/search").param("q", "长".repeat(5000)).with(As.staff(town.who("李芳"), "李芳")))
                .hasStatus(422)
                .bodyText()
                .contains("太长了", "长".repeat(5000));
    }

    @Test
    void thePageMarksTheWordsAndLeadsOn() {
        number(SmallTown.VILLAGE, "楼顶漏水\n修了三次，还是漏，<b>墙皮</b>都掉了");
        index.catchUp();

        var page = mvc.get()
                .uri("/work/search?q=墙皮 漏水")
                .with(As.staff(town.who("李芳"), "李芳"))
                .exchange();

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("楼顶<mark>漏水</mark>", "&lt;b&gt;<mark>墙皮</mark>", "value=\"墙皮 漏水\"");
        assertThat(mvc.get().uri("/work/search?q=灯").with(As.staff(town.who("吴霞"), "吴霞")))
                .hasStatusOk()
                .bodyText()
                .contains("更早的", "after=");
        assertThat(mvc.get().uri("/work/search?q=从来没有人说过的话").with(As.staff(town.who("李芳"), "李芳")))
                .bodyText()
                .contains("没有找到");
        assertThat(mvc.get().uri("/work/search.xlsx?q=灯").with(As.staff(town.who("李芳"), "李芳")))
                .hasStatusOk()
                .hasContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @Test
    void anAdministratorWhoHoldsNoPostFindsNothing() {
        assertThat(mvc.get().uri("/work/search?q=灯").with(As.administrator(AccountKind.SYSTEM_ADMIN)))
                .hasStatus(403);
    }

    private MatterNumber number(PlaceCode place, String text) {
        return matters.open(new Opening(
                        "appeal",
                        place,
                        null,
                        "code",
                        Map.of("text", text),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
    }

    private static Query words(String typed) {
        return new Query(Query.words(typed), null, null, null, null, null, null, null);
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
