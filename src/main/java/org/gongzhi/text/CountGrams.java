package org.gongzhi.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gongzhi.kernel.Command;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi count grams OUTPUT FILE…}: one text a line. */
@Component("count grams")
class CountGrams implements Command {

    private final MessageSource messages;

    CountGrams(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return "count grams";
    }

    @Override
    public String summary() {
        return Objects.requireNonNull(messages.getMessage("text.count.summary", null, Locale.SIMPLIFIED_CHINESE));
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        if (arguments.size() < 2) {
            System.err.println(summary());
            return 2;
        }
        var texts = new ArrayList<String>();
        for (var file : arguments.subList(1, arguments.size())) {
            texts.addAll(Files.readAllLines(Path.of(file)));
        }
        var rarity = Rarity.count(texts);
        try (var to = Files.newOutputStream(Path.of(arguments.getFirst()))) {
            Rarity.write(rarity, to);
        }
        return 0;
    }
}
