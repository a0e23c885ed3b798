package org.gongzhi.kernel;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a long job has come: count, rate and time left on standard error. On a terminal one line redraws itself;
 * elsewhere, such as in a log, a plain line is written now and then.
 */
public final class Progress implements AutoCloseable {

    private static final int WIDTH = 24;
    private static final double ENOUGH = 0.05;
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration LINE = Duration.ofSeconds(5);

    private final String what;
    private final long total;
    private final boolean terminal;
    private final PrintStream out;
    private final long started = System.nanoTime();
    private long shown = started;
    private long done;
    private boolean closed;

    Progress(String what, long total, boolean terminal, PrintStream out) {
        this.what = what;
        this.total = total;
        this.terminal = terminal;
        this.out = out;
    }

    /**
     * Begins to count.
     *
     * @param what what is counted, in Chinese, such as 导入信件
     * @param total how many there are; 0 when nobody knows
     */
    public static Progress of(String what, long total) {
        var terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Progress(what, total, terminal, System.err);
    }

    public void advance() {
        advance(1);
    }

    /** May be called from many threads. */
    public synchronized void advance(long by) {
        done += by;
        var now = System.nanoTime();
        if (now - shown >= (terminal ? REDRAW : LINE).toNanos()) {
            shown = now;
            show(now);
        }
    }

    /** Shows the final count. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            show(System.nanoTime());
            if (terminal) {
                out.println();
            }
        }
    }

    private void show(long now) {
        var line = line(Duration.ofNanos(now - started));
        if (terminal) {
            // Carriage return, then erase what a longer line may have left behind.
            out.print("\r" + line + "\033[K");
            out.flush();
        } else {
            out.println(line);
        }
    }

    String line(Duration elapsed) {
        var seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
        var rate = done / seconds;
        var text = new StringBuilder(what).append("  ");
        if (total > 0) {
            var share = Math.min(1.0, (double) done / total);
            var filled = (int) (share * WIDTH);
            text.append("█".repeat(filled)).append("░".repeat(WIDTH - filled)).append("  ");
            text.append(Texts.of("kernel.progress.of", done, total, (int) (share * 100)));
        } else {
            text.append(Texts.of("kernel.progress.count", done));
        }
        text.append("  ").append(Texts.of("kernel.progress.rate", rate));
        // The first of many is always the slowest: what it says of the rest only frightens.
        if (done < total && done >= total * ENOUGH) {
            text.append("  ").append(Texts.of("kernel.progress.left", span((long) Math.ceil((total - done) / rate))));
        } else {
            text.append("  ").append(Texts.of("kernel.progress.took", span(Math.round(seconds))));
        }
        return text.toString();
    }

    private static String span(long seconds) {
        return seconds < 60
                ? Texts.of("kernel.progress.seconds", seconds)
                : Texts.of("kernel.progress.minutes", seconds / 60, seconds % 60);
    }
}
