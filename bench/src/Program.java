import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as anybody starts it, in a process of its own: the same command, the same memory, its own database. */
final class Program implements AutoCloseable {

    /**
     * Whether what happens after the answer happens beside what is measured: notices leaving, search index, counts and the public log
     * following. Off, in the process and out of it alike, since neither floor nor other engine has any of it.
     */
    static final boolean AFTERWARDS = Boolean.getBoolean("afterwards");
    private static final long LONGEST_START_SECONDS = 120;

    private final int port;
    private final Process process;
    private final double firstPage;

    private Program(int port, Process process, double firstPage) {
        this.port = port;
        this.process = process;
        this.firstPage = firstPage;
    }

    /** Starts it and waits for its first page. */
    static Program start(Path data) throws Exception {
        return start(data, AFTERWARDS);
    }

    /** With or without what happens after the answer. */
    static Program start(Path data, boolean afterwards) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var command = new ProcessBuilder(Path.of("gongzhi").toAbsolutePath().toString(), "--gongzhi.notice.sender=" + afterwards, "--gongzhi.follow=" + afterwards);
        command.environment().keySet().removeIf(name -> name.startsWith("GONGZHI_DB"));
        // One client sends more from one door than a neighbourhood does.
        command.environment().putAll(Map.of("GONGZHI_APPEAL_PERDOORANDHOUR", "1000000", "GONGZHI_APPEAL_PERADDRESSANDHOUR", "1000000"));
        command.environment().putAll(Map.of("GONGZHI_DATA", data.toString(), "GONGZHI_DEMO", "none", "GONGZHI_PORT", Integer.toString(port)));
        Files.createDirectories(data);
        long before = System.nanoTime();
        var process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("console.log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - before > TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS)) {
                throw new IllegalStateException("the program did not start: " + Files.readString(data.resolve("console.log")));
            }
            Thread.sleep(10);
        }
        return new Program(port, process, (System.nanoTime() - before) / 1e9);
    }

    private static boolean answers(int port) {
        try (var wire = new Wire(port)) {
            return wire.send("GET", "/", "", "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    long process() {
        return process.pid();
    }

    int port() {
        return port;
    }

    /** Seconds from the command to the end of the first page. */
    double firstPage() {
        return firstPage;
    }

    /** The most memory it ever held, in MB. */
    long peak() throws IOException {
        return status("VmHWM");
    }

    long resident() throws IOException {
        return status("VmRSS");
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
