package org.gongzhi.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code ./gongzhi search pairs MESSAGES PAIRS}: of pairs that a person has read, how many would be offered as one
 * problem, and how many of those rightly. Messages are columns id, user, title, submitted, detail; pairs are label,
 * estate and two ids.
 */
@Component
class ComparePairs implements Command {

    private static final int COMPARED = 120;

    private final MessageSource messages;

    ComparePairs(MessageSource messages) {
        this.messages = messages;
    }

    private record Pair(boolean same, Topic one, Topic other) {}

    @Override
    public String name() {
        return "search pairs";
    }

    @Override
    public String summary() {
        return word("search.pairs.summary");
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        if (arguments.size() != 2) {
            System.err.println(summary());
            return 2;
        }
        var texts = texts(Path.of(arguments.getFirst()));
        var pairs = pairs(Path.of(arguments.getLast()), texts);
        var same = pairs.stream().filter(Pair::same).count();
        for (var nearness : List.of(Nearness.DOOR, Nearness.NEIGHBOURS)) {
            var offered = pairs.stream()
                    .filter(pair -> nearness.isEnough(pair.one(), pair.other()))
                    .toList();
            var right = offered.stream().filter(Pair::same).count();
            System.out.println(
                    word("search.pairs.result", word(nearness.key()), pairs.size(), same, offered.size(), right));
        }
        return 0;
    }

    /** Title and first words of each message, by its id. */
    private static Map<String, String> texts(Path file) throws IOException {
        var texts = new HashMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            var cells = line.split("\t", -1);
            if (cells.length > 4) {
                var text = cells[2] + "。" + cells[4];
                texts.put(cells[0], text.substring(0, Math.min(COMPARED, text.length())));
            }
        }
        return texts;
    }

    private static List<Pair> pairs(Path file, Map<String, String> texts) throws IOException {
        var pairs = new ArrayList<Pair>();
        for (var line : Files.readAllLines(file)) {
            var cells = line.split("\t", -1);
            if (line.startsWith("#") || line.startsWith("label")) {
                continue;
            }
            var one = cells.length == 4 ? texts.get(cells[2]) : null;
            var other = cells.length == 4 ? texts.get(cells[3]) : null;
            if (one == null || other == null) {
                throw Refusal.invalid("search.pairs.unknown", line);
            }
            var names = List.of(cells[1]);
            pairs.add(new Pair(cells[0].equals("same"), Topic.of(one, names), Topic.of(other, names)));
        }
        return pairs;
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
