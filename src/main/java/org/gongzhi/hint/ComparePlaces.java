package org.gongzhi.hint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code ./gongzhi hint places MESSAGES LABELS}: of messages that a person has read, for how many a place is said, and
 * how often it is the one the reader found. Messages are columns id, user, title, submitted, detail. A label file has
 * lines {@code place PATH} for the tree, and {@code told ID PATH} for what the reader found, {@code -} for no place.
 */
@Component
class ComparePlaces implements Command {

    private static final PlaceCode CITY = new PlaceCode("9901");

    private final Words words;

    ComparePlaces(Words words) {
        this.words = words;
    }

    /** What came of it: messages read, those with a place, those for which one was said, and rightly. */
    record Result(int read, int placed, int said, int right, List<String> wrong) {}

    @Override
    public String name() {
        return "hint places";
    }

    @Override
    public String summary() {
        return words.of("hint.places.summary");
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        if (arguments.size() != 2) {
            System.err.println(summary());
            return 2;
        }
        var texts = new HashMap<String, String>();
        for (var line : Files.readAllLines(Path.of(arguments.getFirst()))) {
            var cells = line.split("\t", -1);
            if (cells.length > 4) {
                texts.put(cells[0], cells[2] + "。" + cells[4]);
            }
        }
        var result = compare(Files.readAllLines(Path.of(arguments.getLast())), texts);
        result.wrong().forEach(System.out::println);
        System.out.println(
                words.of("hint.places.result", result.read(), result.placed(), result.said(), result.right()));
        return 0;
    }

    static Result compare(List<String> labels, Map<String, String> texts) {
        var tree = new Tree();
        var told = new LinkedHashMap<String, String>();
        for (var line : labels) {
            var cells = line.split("\t", -1);
            switch (cells[0]) {
                case "place" -> tree.add(cells[1]);
                case "told" -> told.put(cells[1], cells[2]);
                default -> {}
            }
        }
        var finder = new PlaceFinder(tree.places());
        int placed = 0;
        int said = 0;
        int right = 0;
        var wrong = new ArrayList<String>();
        for (var one : told.entrySet()) {
            var text = texts.get(one.getKey());
            if (text == null) {
                throw Refusal.invalid("hint.places.unknown", one.getKey());
            }
            placed += one.getValue().equals("-") ? 0 : 1;
            var found = finder.find(text, CITY)
                    .map(named -> tree.path(named.place()))
                    .orElse("-");
            said += found.equals("-") ? 0 : 1;
            if (found.equals(one.getValue())) {
                right += found.equals("-") ? 0 : 1;
            } else {
                wrong.add(one.getKey() + "\t" + one.getValue() + "\t" + found);
            }
        }
        return new Result(told.size(), placed, said, right, wrong);
    }

    /** Districts, towns and villages of one city, from paths such as {@code 甲区/乙街道/丙社区}; the town may be empty. */
    private static final class Tree {

        private final Map<String, Place> byPath = new LinkedHashMap<>();

        void add(String path) {
            var parts = path.split("/", -1);
            var district = byPath.computeIfAbsent(
                    parts[0], name -> place(CITY.value() + two(byPath.size() % 90 + 10), name, Level.COUNTY, CITY));
            if (parts.length == 1) {
                return;
            }
            var town = parts[1].isEmpty()
                    ? district
                    : byPath.computeIfAbsent(
                            parts[0] + "/" + parts[1],
                            _ -> place(
                                    district.code().value() + three(byPath.size()),
                                    parts[1],
                                    Level.TOWN,
                                    district.code()));
            if (parts.length == 3) {
                var stem = parts[1].isEmpty()
                        ? district.code().value() + "999"
                        : town.code().value();
                byPath.computeIfAbsent(
                        path, _ -> place(stem + three(byPath.size()), parts[2], Level.VILLAGE, town.code()));
            }
        }

        List<Place> places() {
            return List.copyOf(byPath.values());
        }

        String path(Place place) {
            return byPath.entrySet().stream()
                    .filter(one -> one.getValue().equals(place))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining());
        }

        private static Place place(String code, String name, Level level, @Nullable PlaceCode parent) {
            return new Place(new PlaceCode(code), name, level, parent, "", true, null, null);
        }

        private static String two(int number) {
            return "%02d".formatted(number);
        }

        private static String three(int number) {
            return "%03d".formatted(number + 1);
        }
    }
}
