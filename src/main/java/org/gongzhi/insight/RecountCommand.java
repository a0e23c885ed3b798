package org.gongzhi.insight;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Progress;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi insight recount [repair]}. */
@Component
class RecountCommand implements Command {

    private static final int SHOWN = 20;

    private final Recount recount;
    private final MessageSource messages;

    RecountCommand(Recount recount, MessageSource messages) {
        this.recount = recount;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "insight recount";
    }

    @Override
    public String summary() {
        return words("insight.recount.summary");
    }

    @Override
    public int run(List<String> arguments) {
        var repair = arguments.equals(List.of("repair"));
        if (!repair && !arguments.isEmpty()) {
            System.err.println(summary());
            return 2;
        }
        Recount.Result result;
        try (var progress = Progress.of(words("insight.recount.progress"), 0)) {
            result = recount.compare(repair, progress::advance);
        }
        var differences = result.differences();
        differences.stream().limit(SHOWN).forEach(System.out::println);
        if (differences.isEmpty()) {
            System.out.println(words("insight.recount.equal", result.matters()));
            return 0;
        }
        System.out.println(words(
                repair ? "insight.recount.repaired" : "insight.recount.different",
                result.matters(),
                differences.size()));
        return repair ? 0 : 1;
    }

    private String words(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE));
    }
}
