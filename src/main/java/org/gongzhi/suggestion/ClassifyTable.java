package org.gongzhi.suggestion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gongzhi.kernel.Command;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi classify FILE}: for each line of a table its category and the confidence. */
@Component("classify")
class ClassifyTable implements Command {

    private final Suggestions suggestions;
    private final MessageSource messages;

    ClassifyTable(Suggestions suggestions, MessageSource messages) {
        this.suggestions = suggestions;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "classify";
    }

    @Override
    public String summary() {
        return Objects.requireNonNull(
                messages.getMessage("suggestion.classify.summary", null, Locale.SIMPLIFIED_CHINESE));
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        if (arguments.size() != 1) {
            System.err.println(summary());
            return 2;
        }
        var table = ExampleTable.read(Path.of(arguments.getFirst()));
        int title = table.column("title");
        int detail = table.column("detail");
        long start = System.nanoTime();
        // Reads the model and the dictionary, which is done once however many texts follow.
        suggestions.suggest("", "");
        long from = System.nanoTime();
        int unsure = 0;
        for (var row : table.rows()) {
            var suggestion = suggestions.suggest(row.get(title), row.get(detail));
            unsure += suggestion.sure() ? 0 : 1;
            System.out.printf(Locale.ROOT, "%s\t%.3f%n", suggestion.category(), suggestion.confidence());
        }
        double each =
                (System.nanoTime() - from) / 1e6 / Math.max(1, table.rows().size());
        System.err.println(messages.getMessage(
                "suggestion.classify.done",
                new Object[] {table.rows().size(), unsure, each, (from - start) / 1e9},
                Locale.SIMPLIFIED_CHINESE));
        return 0;
    }
}
