import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one table, and what was measured beside it, against what was promised. */
record Report(Map<Case, List<Measure.Result>> results, Map<Case, Statements.Cost> costs) {

    private static final int STEPS = 4;

    void print(Program program) throws IOException {
        System.out.println("| what | cases/s | p50 ms | p99 ms | of (a) | of (b) | CPU ms a case: Java + database | statements a case | in trips | commits | WAL bytes a step |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var rates = new ArrayList<Double>();
        for (var entry : results.entrySet()) {
            var middle = Measure.middle(entry.getValue());
            var cost = costs.get(entry.getKey());
            rates.add(middle.perSecond());
            System.out.printf("| %s | %.0f | %.1f | %.1f | %.2f | %s | %.1f + %.1f | %s | %s | %s | %,.0f |%n",
                    entry.getKey().name(), middle.perSecond(), middle.median(), middle.p99(), middle.perSecond() / rates.getFirst(),
                    rates.size() > 1 ? "%.1f".formatted(middle.perSecond() / rates.get(1)) : "",
                    middle.java(), middle.database(),
                    cost == null ? "" : "%.1f".formatted(cost.statements()), cost == null ? "" : "%.1f".formatted(cost.trips()), cost == null ? "" : "%.1f".formatted(cost.commits()),
                    middle.wal() / STEPS);
        }
        if (rates.size() < 4) {
            return;
        }
        int most = costs.entrySet().stream()
                .filter(entry -> entry.getKey() instanceof OurEngine)
                .mapToInt(entry -> entry.getValue().most())
                .findFirst()
                .orElseThrow();
        System.out.println();
        System.out.println("| promised | measured | |");
        System.out.println("|---|---:|---|");
        row("(c) at least 0.6 of (a)", "%.2f".formatted(rates.get(2) / rates.get(0)), rates.get(2) >= 0.6 * rates.get(0));
        row("(c) at least 10 times (b)", "%.1f".formatted(rates.get(2) / rates.get(1)), rates.get(2) >= 10 * rates.get(1));
        row("(d) at least 0.35 of (a)", "%.2f".formatted(rates.get(3) / rates.get(0)), rates.get(3) >= 0.35 * rates.get(0));
        row("at most 9 statements in the transaction of a step", Integer.toString(most), most <= 9);
        row("at most 512 MB resident under load, at its peak", program.peak() + " MB", program.peak() <= 512);
        row("first page at most 6 s after the command", "%.1f s".formatted(program.firstPage()), program.firstPage() <= 6);
    }

    private static void row(String what, String measured, boolean met) {
        System.out.printf("| %s | %s | %s |%n", what, measured, met ? "met" : "missed");
    }
}
