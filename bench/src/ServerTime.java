import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the server's time goes, statement by statement: {@code -Dstatements=true}. It costs a little, so it is off. */
record ServerTime(JdbcClient jdbc) {

    static final boolean WANTED = Boolean.getBoolean("statements");

    /** Before the server starts. */
    static void prepare(Path data) throws IOException {
        if (WANTED) {
            Files.writeString(
                    data.resolve("postgres/postgresql.auto.conf"),
                    "shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track_planning = on\n",
                    StandardOpenOption.APPEND);
        }
    }

    void reset() {
        if (WANTED) {
            jdbc.sql("create extension if not exists pg_stat_statements").update();
            jdbc.sql("select pg_stat_statements_reset()").query().singleRow();
        }
    }

    void print(String what) {
        if (!WANTED) {
            return;
        }
        System.out.printf("%n%s%n%8s %8s %8s %8s  statement%n", what, "calls", "plans", "plan µs", "run µs");
        jdbc.sql("""
                        select calls, plans, 1000 * total_plan_time / greatest(calls, 1), 1000 * mean_exec_time, left(regexp_replace(query, '\\s+', ' ', 'g'), 110)
                          from pg_stat_statements
                         order by total_plan_time + total_exec_time desc
                         limit 24
                        """)
                .query((row, _) -> "%8d %8d %8.0f %8.0f  %s"
                        .formatted(row.getLong(1), row.getLong(2), row.getDouble(3), row.getDouble(4), row.getString(5)))
                .list()
                .forEach(System.out::println);
    }
}
