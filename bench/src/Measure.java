import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs a case with many clients for a while and says how many cases a second it managed, and how long each took. */
final class Measure {

    private Measure() {}

    /** Times are in milliseconds a case. */
    record Result(double perSecond, double median, double p99, int cases) {}

    static Result run(Case what, int clients, int seconds) throws Exception {
        var next = new AtomicInteger();
        var failure = new AtomicReference<Exception>();
        var times = new ConcurrentLinkedQueue<Long>();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        try (var pool = Executors.newFixedThreadPool(clients)) {
            for (int client = 0; client < clients; client++) {
                pool.submit(() -> {
                    try {
                        while (System.nanoTime() < end && failure.get() == null) {
                            long before = System.nanoTime();
                            what.handle(next.incrementAndGet());
                            times.add(System.nanoTime() - before);
                        }
                    } catch (Exception e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        double took = (System.nanoTime() - start) / 1e9;
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(sorted.length / took, at(sorted, 0.5), at(sorted, 0.99), sorted.length);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    /** The middle one of several results by speed. */
    static Result middle(Result... results) {
        Arrays.sort(results, (one, other) -> Double.compare(one.perSecond(), other.perSecond()));
        return results[results.length / 2];
    }
}
