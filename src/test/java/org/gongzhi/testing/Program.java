package org.gongzhi.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.Gongzhi;

/** The program as people start it: a process of its own, which may be killed. */
public final class Program implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("(http://localhost:[0-9]+)/");
    private static final long PATIENCE_SECONDS = 240;

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it on a data folder, on any free port, without the demonstration city.
     *
     * @param environment what to set besides, such as {@code GONGZHI_DEMO}; empty for not at all
     * @param arguments the words of a command; none to serve
     */
    public static Program start(Path data, Map<String, String> environment, String... arguments) throws IOException {
        var output = Files.createTempFile("gongzhi", ".out");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", classPath()));
        command.add(Gongzhi.class.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GONGZHI_"));
        builder.environment().putAll(Map.of("GONGZHI_PORT", "0", "GONGZHI_DEMO", "none"));
        builder.environment().put("GONGZHI_DATA", data.toString());
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        return new Program(builder.start(), output);
    }

    /** Waits until it serves, and returns its address without a slash at the end. */
    public String address() throws IOException, InterruptedException {
        for (long tries = 0; tries < PATIENCE_SECONDS * 10; tries++) {
            var ready = READY.matcher(output());
            if (ready.find()) {
                return ready.group(1);
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("not ready: " + output());
    }

    /** Waits until it ends by itself, and returns the exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running");
        }
        return process.exitValue();
    }

    /** All it has said so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Ends it without a word, as {@code kill -9} or a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    /** Asks it to end, as Ctrl-C does, and waits. */
    public void stop() throws InterruptedException {
        process.destroy();
        exitCode();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
