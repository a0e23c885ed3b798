import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs a case with many clients for a while and says how many cases a second it managed, and how long each took. */
final class Measure {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Measure() {}

    /**
     * What one round showed.
     *
     * @param median milliseconds a case, as a client waits for it
     * @param java milliseconds of processor that clients and program took for a case
     * @param database the same of the database; a busy machine changes these two the least
     * @param wal bytes the database wrote to its log for a case
     */
    record Result(double perSecond, double median, double p99, double java, double database, double wal) {}

    static Result run(Case what, int clients, int seconds, Meter meter) throws Exception {
        var failure = new AtomicReference<Exception>();
        var times = new ConcurrentLinkedQueue<Long>();
        var before = meter.read();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        try (var pool = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                pool.submit(() -> {
                    try (var client = what.client()) {
                        while (System.nanoTime() < end && failure.get() == null) {
                            long asked = System.nanoTime();
                            client.handle(NUMBER.incrementAndGet());
                            times.add(System.nanoTime() - asked);
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
        var used = meter.read().since(before);
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(sorted.length / took, at(sorted, 0.5), at(sorted, 0.99),
                used.java() * 1e3 / sorted.length, used.database() * 1e3 / sorted.length, (double) used.wal() / sorted.length);
    }

    /** The value below which that share of the sorted times lies, in milliseconds. */
    static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    static double at(double share, long... times) {
        Arrays.sort(times);
        return at(times, share);
    }

    /** The middle one of several results by speed. */
    static Result middle(List<Result> results) {
        return results.stream().sorted(Comparator.comparing(Result::perSecond)).toList().get(results.size() / 2);
    }
}
