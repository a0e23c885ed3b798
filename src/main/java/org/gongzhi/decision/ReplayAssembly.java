package org.gongzhi.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.gongzhi.decision.AssemblyRehearsal.Played;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Progress;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code ./gongzhi replay assembly [CASE …]}: plays published votes with generated flats through the whole program,
 * prints turnout, result and sums, lets {@code bin/Recount.java} count again, and leaves nothing behind.
 */
@Component("replay assembly")
class ReplayAssembly implements Command {

    private static final int BAR = 40;

    private final AssemblyRehearsal rehearsal;
    private final Votes votes;
    private final Turnout turnout;
    private final VerdictWords wording;
    private final Places places;
    private final Words words;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    ReplayAssembly(
            AssemblyRehearsal rehearsal,
            Votes votes,
            Turnout turnout,
            VerdictWords wording,
            Places places,
            Words words,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.rehearsal = rehearsal;
        this.votes = votes;
        this.turnout = turnout;
        this.wording = wording;
        this.places = places;
        this.words = words;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "replay assembly";
    }

    @Override
    public String summary() {
        return words.of("decision.replay.summary");
    }

    @Override
    public int run(List<String> arguments) throws IOException, InterruptedException {
        var place = places.allButBuildings().stream()
                .filter(each -> each.level() == Level.VILLAGE)
                .map(each -> each.code())
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("decision.replay.no-place"));
        var start = time.instant().minus(Duration.ofDays(120));
        var plots = new LinkedHashMap<String, AssemblyPlot>();
        plots.put("fuzhou-paper", plot("fuzhou-paper", place, start, "days-15", 2_219, 1_370, 0));
        plots.put("fuzhou", plot("fuzhou", place, start, "days-30", 2_219, 1_672, 900));
        plots.put("wenzhou", plot("wenzhou", place, start, "days-10", 600, 483, 300));
        plots.put("large", plot("large", place, start, "days-15", 10_000, 10_000, 850));
        if (!plots.keySet().containsAll(arguments)) {
            System.err.println(words.of("decision.replay.usage", String.join(" | ", plots.keySet())));
            return 2;
        }
        int failed = 0;
        for (var plot : plots.entrySet()) {
            if (arguments.isEmpty() || arguments.contains(plot.getKey())) {
                failed += play(plot.getValue()) ? 0 : 1;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private AssemblyPlot plot(
            String name, PlaceCode place, Instant start, String days, int units, int participants, int online) {
        return new AssemblyPlot(
                words.of("decision.replay." + name),
                words.of("decision.replay.text"),
                "owners-4",
                place,
                null,
                null,
                start,
                days,
                units,
                participants,
                870,
                online,
                units);
    }

    private boolean play(AssemblyPlot plot) throws IOException, InterruptedException {
        System.out.println();
        System.out.println(words.of(
                "decision.replay.title",
                plot.title(),
                String.valueOf(plot.units()),
                String.valueOf(plot.participants())));
        var file = Files.createTempFile("vote", ".json");
        try (var progress = Progress.of(words.of("decision.replay.casting"), plot.participants())) {
            transaction.executeWithoutResult(status -> {
                show(rehearsal.play(plot, _ -> progress.advance()), file);
                status.setRollbackOnly();
            });
        }
        try {
            return recounted(file);
        } finally {
            Files.delete(file);
        }
    }

    private void show(Played played, Path file) {
        var number = played.number();
        int sum = 0;
        var all = Turnout.sum("", turnout.of(number));
        for (var day : rehearsal.growth(number)) {
            sum += day.ballots();
            int filled = sum * BAR / all.units();
            System.out.println("  %s  %s%s  %6d / %d"
                    .formatted(day.day(), "█".repeat(filled), "░".repeat(BAR - filled), sum, all.units()));
        }
        var result = votes.result(number).orElseThrow();
        var verdict = votes.get(number).rule().judge(result.count());
        System.out.println("  " + result.sentence());
        verdict.quorumLines()
                .forEach(line -> System.out.println("  " + words.of("decision.line.quorum", wording.line(line))));
        verdict.passLines()
                .forEach(line -> System.out.println("  " + words.of("decision.line.pass", wording.line(line))));
        System.out.println("  "
                + words.of(
                        "decision.replay.took",
                        String.valueOf(all.voted()),
                        String.valueOf(Objects.requireNonNull(played.counting()).toMillis())));
        try {
            Files.write(file, votes.file(number).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By a program that shares no line with this one. */
    private static boolean recounted(Path file) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var again = new ProcessBuilder(java, "bin/Recount.java", file.toString())
                .redirectErrorStream(true)
                .start();
        new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> System.out.println("  Recount: " + line));
        return again.waitFor() == 0;
    }
}
