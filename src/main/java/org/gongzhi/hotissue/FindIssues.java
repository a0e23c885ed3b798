package org.gongzhi.hotissue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Shanghai;
import org.springframework.stereotype.Component;

/**
 * {@code ./gongzhi issues FILE} finds the hot issues of an archive of messages; {@code ./gongzhi issues FILE PAIRS}
 * compares with pairs that a person has read.
 */
@Component("issues command")
class FindIssues implements Command {

    private static final int SHOWN = 20;
    private static final int TITLES = 3;

    private final IssueWords words;

    FindIssues(IssueWords words) {
        this.words = words;
    }

    @Override
    public String name() {
        return "issues";
    }

    @Override
    public String summary() {
        return words.of("hotissue.command.summary");
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        if (arguments.isEmpty() || arguments.size() > 2) {
            System.err.println(summary());
            return 2;
        }
        long from = System.nanoTime();
        var tellings = Archive.read(Path.of(arguments.getFirst()));
        var pile = new Pile();
        tellings.forEach(pile::add);
        var several = pile.groups().stream().filter(group -> group.size() > 1).toList();
        if (arguments.size() == 2) {
            check(pile, Path.of(arguments.get(1)));
        } else {
            show(several, tellings);
        }
        System.out.println(words.of(
                "hotissue.command.done",
                tellings.size(),
                several.size(),
                several.stream().mapToInt(List::size).sum(),
                (System.nanoTime() - from) / 1e9));
        return 0;
    }

    private void show(List<List<Telling>> issues, List<Telling> all) {
        var now = all.getLast().at();
        var hottest = issues.stream()
                .sorted(Comparator.comparingInt(
                                (List<Telling> issue) -> Heat.of(issue, now).value())
                        .reversed())
                .limit(SHOWN)
                .toList();
        int rank = 1;
        for (var issue : hottest) {
            var heat = Heat.of(issue, now);
            System.out.println(words.of("hotissue.command.line", rank++, PlainName.of(issue)));
            System.out.println("    " + words.explain(heat));
            System.out.println("    "
                    + words.of(
                            "hotissue.command.time",
                            Shanghai.date(Shanghai.day(issue.getFirst().at())),
                            Shanghai.date(Shanghai.day(issue.getLast().at())),
                            words.trend(heat)));
            System.out.println("    " + words.of("hotissue.command.object", PlainName.object(issue)));
            issue.stream()
                    .limit(TITLES)
                    .forEach(telling -> System.out.println("      · " + telling.id() + " " + telling.title()));
        }
    }

    /** Of the pairs held to be one problem, how many are; and of those that are, how many were found. */
    private static void check(Pile pile, Path file) throws IOException {
        var groupOf = new HashMap<String, Integer>();
        int number = 0;
        for (var group : pile.groups()) {
            for (var telling : group) {
                groupOf.put(telling.id(), number);
            }
            number++;
        }
        var pairs = Archive.lines(file).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        int half = pairs.size() / 2;
        compare("all pairs", pairs, groupOf);
        compare("first half", pairs.subList(0, half), groupOf);
        compare("second half", pairs.subList(half, pairs.size()), groupOf);
    }

    private static void compare(String name, List<List<String>> pairs, Map<String, Integer> groupOf) {
        int right = 0;
        int found = 0;
        int wanted = 0;
        for (var pair : pairs) {
            boolean together =
                    Objects.equals(groupOf.getOrDefault(pair.get(0), -1), groupOf.getOrDefault(pair.get(1), -2));
            boolean same = pair.get(2).equals("1");
            found += together ? 1 : 0;
            wanted += same ? 1 : 0;
            right += together && same ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%s: precision %.3f (%d of %d), recall %.3f (%d of %d)%n",
                name,
                (double) right / found,
                right,
                found,
                (double) right / wanted,
                right,
                wanted);
    }
}
