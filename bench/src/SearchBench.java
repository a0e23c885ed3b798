import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.kernel.Command;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.search.Found;
import org.gongzhi.search.Query;
import org.gongzhi.search.Searches;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a search stays quick when the table grows from ten thousand matters to a million. */
record SearchBench(Server server, Path data, Town town) {

    private static final int MATTERS = Integer.getInteger("matters", 1_000_000);
    private static final int READS = 4_000;
    private static final String[] FIRST = "惠民 水川 友好 银光 金岭 文苑 世纪 阳光 和谐 东方 西苑 北区 南苑 翠园 滨河 长通 公园 工农 人民 四龙 强湾 武川 天津 红星 永丰 铜城 棉纺 中心 建安 昌和".split(" ");
    private static final String[] SECOND = "小区 花园 家园 新村 大厦 公寓 一期 二期 东院 西院 嘉苑 名邸 广场 佳苑 新城 园区 楼院 里 苑 庭".split(" ");
    private static final String[] WHAT = "路灯不亮 下水道堵了 电梯停运 暖气不热 物业不管 噪音扰民 垃圾没人清 墙皮脱落 楼顶漏水 井盖松动 路面塌陷 停水两天 停电频繁 违章搭建 乱停车辆 消防通道堵塞 养狗不拴绳 油烟直排 绿化被毁 健身器材损坏 门禁坏了 快递柜占道 充电桩不足 化粪池溢流 公交不停站 学位不够 养老金没到账 医保报销慢 拆迁补偿未付 工资拖欠".split(" ");
    private static final String[] SINCE = "已经三天了 有半个月了 从去年冬天开始 每天晚上都这样 反映过两次 一直没有人来 打过电话没人接 说修一直没修".split(" ");
    private static final String[] EFFECT = "老人出门很不方便 孩子上学要绕路 味道很大没法开窗 夜里看不清容易摔倒 影响整栋楼的居民 一楼住户家里进水 存在很大的安全隐患 大家意见都很大".split(" ");
    private static final String[] ASK = "请尽快派人来看看 希望社区协调物业处理 请给个明确的时间 希望有关部门重视 请回电话说明情况 麻烦催一下施工单位".split(" ");

    void run() throws Exception {
        try (var context = Town.inProcess(server, data)) {
            run(context, server.jdbc());
        }
    }

    private void run(ConfigurableApplicationContext context, JdbcClient jdbc) throws Exception {
        // Only reading is measured, so that writing need not last through a crash.
        jdbc.sql("alter table procedure.party set unlogged").update();
        jdbc.sql("alter table procedure.matter set unlogged").update();
        jdbc.sql("alter table search.entry set unlogged").update();
        System.out.println("| matters | index MB | asked | p50 ms | p99 ms | worst ms |");
        System.out.println("|---:|---:|---|---:|---:|---:|");
        measure(context, jdbc, 1, 10_000);
        measure(context, jdbc, 10_001, MATTERS);
    }

    private void measure(ConfigurableApplicationContext context, JdbcClient jdbc, int from, int until) throws Exception {
        var before = System.nanoTime();
        fill(jdbc, from, until);
        var filled = System.nanoTime();
        for (var command : context.getBeansOfType(Command.class).values()) {
            if (command.name().equals("search rebuild")) {
                command.run(List.of());
            }
        }
        System.err.printf("filled in %.0f s, indexed in %.0f s%n", (filled - before) / 1e9, (System.nanoTime() - filled) / 1e9);
        var searches = context.getBean(Searches.class);
        var megabytes = jdbc.sql("select pg_total_relation_size('search.entry') / 1000000").query(Long.class).single();
        var all = new long[Kind.values().length][];
        var scopes = scopes(context.getBean(Posts.class), jdbc);
        for (var kind : Kind.values()) {
            // Once for the machine to learn the way, once to measure.
            read(searches, scopes, kind, READS / 10);
            all[kind.ordinal()] = read(searches, scopes, kind, READS / Kind.values().length);
        }
        print(until, megabytes, "all together", Arrays.stream(all).flatMapToLong(Arrays::stream).toArray());
        for (var kind : Kind.values()) {
            print(until, megabytes, kind.words, all[kind.ordinal()]);
        }
    }

    private static void print(int matters, long megabytes, String what, long[] times) {
        Arrays.sort(times);
        System.out.printf("| %,d | %,d | %s | %.1f | %.1f | %.1f |%n", matters, megabytes, what, times[times.length / 2] / 1e6, times[times.length * 99 / 100] / 1e6, times[times.length - 1] / 1e6);
    }

    /** What people look for, a tenth of the questions each. */
    private enum Kind {
        COMMON("a common word"),
        PHRASE("a phrase of four characters"),
        NAME("the name of an estate"),
        TWO("an estate and a problem"),
        CHARACTER("one character"),
        NEVER("what nobody ever said"),
        SCATTERED("common pairs that are never neighbours"),
        PLACE("a phrase in a village, by date"),
        STATE("an open state, no word"),
        DEEP("a common word, tenth page");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** The centre sees the whole district; a street, a community and a department see their own. */
    private List<Scope> scopes(Posts posts, JdbcClient jdbc) {
        return Stream.of("吴霞", "吴霞", "陈静", "李芳", "周平")
                .map(name -> jdbc.sql("select person from organization.post where title = :title")
                        .param("title", name + "的职务")
                        .query(UUID.class)
                        .single())
                .map(posts::scopeOf)
                .toList();
    }

    private static long[] read(Searches searches, List<Scope> people, Kind kind, int reads) {
        var random = new Random(kind.ordinal());
        var times = new long[reads];
        for (int i = 0; i < reads; i++) {
            Scope scope = people.get(random.nextInt(people.size()));
            var estate = any(random, FIRST) + any(random, SECOND);
            var query = switch (kind) {
                case COMMON -> query(any(random, SECOND));
                case PHRASE -> query(any(random, WHAT));
                case NAME -> query(estate);
                case TWO -> query(estate + " " + any(random, WHAT));
                case CHARACTER -> query(any(random, WHAT).substring(0, 1));
                case NEVER -> query("石墨烯" + random.nextInt(100));
                case SCATTERED -> query("有人来看");
                case PLACE -> new Query(List.of(any(random, WHAT)), null, null, null, null, "620402%03d%03d".formatted(1 + random.nextInt(20), 1 + random.nextInt(20)), java.time.Instant.now().minus(java.time.Duration.ofDays(300)), null);
                case STATE -> new Query(List.of(), "appeal", null, "verifying", false, null, null, null);
                case DEEP -> query("路灯");
            };
            Found.@Nullable Bookmark after = null;
            long before = System.nanoTime();
            if (kind == Kind.DEEP) {
                for (int page = 1; page < 10; page++) {
                    before = System.nanoTime();
                    after = searches.find(scope, query, after, 20).next();
                }
            }
            if (searches.find(scope, query, after, 20).matters().size() > 20) {
                throw new AssertionError("more than asked for");
            }
            times[i] = System.nanoTime() - before;
        }
        return times;
    }

    private static Query query(String words) {
        return new Query(List.of(words.split(" ")), null, null, null, null, null, null, null);
    }

    private static String any(Random random, String[] words) {
        return words[random.nextInt(words.length)];
    }

    /** Matters of four hundred villages over three years, some still open, some handed to a department. */
    private static void fill(JdbcClient jdbc, int from, int until) {
        var hash = jdbc.sql("select hash from procedure.definition where id = 'appeal' limit 1").query(String.class).single();
        jdbc.sql("""
                        insert into procedure.matter (county, number, procedure, definition, place, state, ended, title, category, channel,
                               priority, version, desk, fields, doers, opened_at, changed_at, closed_at, due_at, quiet)
                        select '620402', 'SQ620402-200101-' || lpad(n::text, 9, '0'), 'appeal', :hash,
                               '620402' || lpad((1 + n % 20)::text, 3, '0') || lpad((1 + n / 20 % 20)::text, 3, '0') || '001001001',
                               case when n % 1000 = 0 then 'verifying' when n < 30000 then 'handling' else 'closed' end,
                               n % 1000 <> 0 and n >= 30000, what, null, 'code', 'ordinary', 3, 'community-officer@620402001001',
                               jsonb_build_object('text', said), '{}',
                               now() - n * :every * interval '1 second', now(), case when n % 1000 <> 0 and n >= 30000 then now() end,
                               now(), true
                          from generate_series(:from, :until) n
                         cross join lateral (select abs(hashint4(n)) as a, abs(hashint4(n + 1000003)) as b, abs(hashint4(n + 2000003)) as c) r
                         cross join lateral (select (:first::text[])[1 + a % 30] || (:second::text[])[1 + b % 20] || (1 + c % 30) || '号楼'
                                                    || (:what::text[])[1 + floor(30 * power((a % 1000) / 1000.0, 2))::int] as what) t
                         cross join lateral (select what || '，' || (:since::text[])[1 + b % 8] || '，' || (:effect::text[])[1 + c % 8] || '。'
                                                    || case when a % 3 = 0 then (:what::text[])[1 + c % 30] || '，' || (:since::text[])[1 + c % 8] || '。' else '' end
                                                    || (:ask::text[])[1 + a % 6] as said) s
                        """)
                .param("hash", hash)
                .param("from", from)
                .param("until", until)
                .param("every", 3 * 365 * 86_400 / 1_000_000)
                .param("first", FIRST)
                .param("second", SECOND)
                .param("what", WHAT)
                .param("since", SINCE)
                .param("effect", EFFECT)
                .param("ask", ASK)
                .update();
        jdbc.sql("""
                        insert into procedure.party (county, number, body, since)
                        select '620402', 'SQ620402-200101-' || lpad(n::text, 9, '0'), '620402-zjj', now()
                          from generate_series(:from, :until) n where n % 30 = 0
                        """).param("from", from).param("until", until).update();
        jdbc.sql("analyze procedure.matter, procedure.party").update();
    }
}
