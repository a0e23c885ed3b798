import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.web.Tables;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A list of a million rows, read from the database and written as .xlsx by a program of its own with a heap of 256 MB,
 * in which the whole application stands as well. It prints how long it took, how large the file is, and the most memory
 * that was in use after a collection.
 */
record TableBench(Path data) {

    private static final int ROWS = Integer.getInteger("rows", 1_000_000);

    void run() throws Exception {
        var child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogging.level.root=error",
                "-Drows=" + ROWS,
                "-cp",
                System.getProperty("java.class.path"),
                "TableBench$Child",
                data.toString());
        var status = child.inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("the heap of 256 MB was not enough: " + status);
        }
    }

    /** The program with the small heap. */
    static final class Child {

        public static void main(String... arguments) throws Exception {
            var data = Path.of(arguments[0]);
            try (var context = Town.inProcess(Server.in(data), data)) {
                var tables = context.getBean(Tables.class);
                var jdbc = context.getBean(JdbcClient.class);
                var file = Files.createTempFile("bench", ".xlsx");
                var begun = System.nanoTime();
                tables.write(
                        file,
                        "list",
                        List.of("number", "title", "procedure", "category", "place", "state", "opened"),
                        () -> rows(jdbc));
                var seconds = (System.nanoTime() - begun) / 1e9;
                System.gc();
                var used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                System.out.println("| rows | heap MB | seconds | file MB | in use afterwards MB |");
                System.out.println("|---:|---:|---:|---:|---:|");
                System.out.printf(
                        "| %,d | %d | %.1f | %.1f | %d |%n",
                        ROWS,
                        Runtime.getRuntime().maxMemory() >> 20,
                        seconds,
                        Files.size(file) / 1e6,
                        used >> 20);
                Files.delete(file);
            }
            System.exit(0);
        }

        private static Stream<List<String>> rows(JdbcClient jdbc) {
            return jdbc.sql("""
                            select 'SQ620402-261125-' || lpad(n::text, 7, '0') as number,
                                   '三单元下水道返水，一楼进水，第 ' || n || ' 次反映' as title,
                                   '2026年11月25日 14:' || lpad((n % 60)::text, 2, '0') as opened
                              from generate_series(1, :rows) n
                            """)
                    .param("rows", ROWS)
                    .withFetchSize(500)
                    .query((row, _) -> List.of(
                            row.getString("number"),
                            row.getString("title"),
                            "群众诉求",
                            "城乡建设/城市建设和市政管理/城市公共设施",
                            "白银区 · 人民路街道 · 水川路社区 · 惠民小区1号楼",
                            "办理中",
                            row.getString("opened")))
                    .stream();
        }
    }
}
