package org.gongzhi.suggestion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongzhi.category.Categories;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code ./gongzhi train FILE [OUTPUT]} learns, also from what officers decided here, and keeps; {@code ./gongzhi train
 * --check FILE [RAW]} only measures, by crossing and on raw texts.
 */
@Component("train")
class TrainModel implements Command {

    /** A category's name is a short text; told twice it weighs as much as a message. */
    private static final int TOLD = 2;

    private static final String REST = "其他";

    private final Categories categories;
    private final Suggestions suggestions;
    private final ObjectProvider<SortedTexts> sorted;
    private final MessageSource messages;

    TrainModel(
            Categories categories,
            Suggestions suggestions,
            ObjectProvider<SortedTexts> sorted,
            MessageSource messages) {
        this.categories = categories;
        this.suggestions = suggestions;
        this.sorted = sorted;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return Objects.requireNonNull(messages.getMessage("suggestion.train.summary", null, Locale.SIMPLIFIED_CHINESE));
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        boolean check = !arguments.isEmpty() && arguments.getFirst().equals("--check");
        var files = check ? arguments.subList(1, arguments.size()) : arguments;
        if (files.isEmpty() || files.size() > 2) {
            System.err.println(summary());
            return 2;
        }
        long from = System.nanoTime();
        var examples = ExampleTable.read(Path.of(files.getFirst())).examples();
        var names = names(examples);
        if (check) {
            check(new Trial(examples, names), files);
            return 0;
        }
        var all = new ArrayList<>(examples);
        all.addAll(decided());
        var to = files.size() == 2 ? Path.of(files.get(1)) : kept();
        var model = Training.learn(all, names);
        Files.createDirectories(to.toAbsolutePath().getParent());
        try (var file = Files.newOutputStream(to)) {
            model.write(file);
        }
        System.out.println(messages.getMessage(
                "suggestion.train.done",
                new Object[] {
                    all.size(), model.categories().size(), (System.nanoTime() - from) / 1e9, Files.size(to), to
                },
                Locale.SIMPLIFIED_CHINESE));
        return 0;
    }

    private static void check(Trial trial, List<String> files) throws IOException {
        var crossed = trial.crossed();
        System.out.println(crossed.summary("crossed"));
        crossed.lines().forEach(System.out::println);
        System.out.println(trial.drawnTenth().summary("a tenth drawn"));
        if (files.size() == 2) {
            var raw = trial.against(ExampleTable.read(Path.of(files.get(1))).examples());
            System.out.println(raw.summary("raw"));
            raw.lines().forEach(System.out::println);
            raw.confusion().forEach(System.out::println);
        }
    }

    /** What officers decided here, whether a suggestion said so or not. */
    private List<Example> decided() {
        var decided = new ArrayList<Example>();
        sorted.stream()
                .forEach(source ->
                        source.each(text -> decided.add(Example.ofRaw(text.category(), text.title(), text.detail()))));
        return decided;
    }

    private Path kept() {
        var kept = suggestions.kept();
        if (kept == null) {
            throw Refusal.invalid("suggestion.train.no-folder");
        }
        return kept;
    }

    /** What the narrower categories are called, as examples of the category around them. */
    private List<Example> names(List<Example> examples) {
        Set<String> learnt = examples.stream().map(Example::category).collect(Collectors.toSet());
        return categories.all().stream()
                .filter(category ->
                        category.level() == 3 && !category.names().getLast().equals(REST))
                .filter(category -> learnt.contains(category.names().getFirst()))
                .map(category -> Example.ofWords(
                        category.names().getFirst(),
                        category.names().get(1) + " " + category.names().getLast()))
                .flatMap(example -> java.util.Collections.nCopies(TOLD, example).stream())
                .toList();
    }
}
