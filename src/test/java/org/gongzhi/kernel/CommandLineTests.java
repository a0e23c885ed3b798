package org.gongzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

class CommandLineTests {

    private final List<String> heard = new ArrayList<>();
    private final CommandLine line = line(
            new Spoken("import", arguments -> heard.add("import" + arguments)),
            new Spoken("import messages", arguments -> heard.add("import messages" + arguments)),
            new Spoken("refuse", _ -> {
                throw Refusal.invalid("no.such-words");
            }),
            new Spoken("fail", _ -> {
                throw new IllegalStateException("磁盘满了");
            }));

    @Test
    void theCommandWithTheMostWordsIsMeant() {
        assertThat(line.run(List.of("import", "messages", "a.tsv"))).isZero();
        assertThat(line.run(List.of("import", "places"))).isZero();

        assertThat(heard).containsExactly("import messages[a.tsv]", "import[places]");
    }

    @Test
    void anUnknownCommandIsAnsweredWithAllThereAre() {
        assertThat(line.run(List.of("imports"))).isEqualTo(2);
        assertThat(line.usage()).anyMatch(text -> text.contains("./gongzhi import messages") && text.contains("做一件事"));
    }

    @Test
    void aRefusalIsNotAFailure() {
        assertThat(line.run(List.of("refuse"))).isEqualTo(2);
        assertThat(line.run(List.of("fail"))).isEqualTo(1);
    }

    private static CommandLine line(Command... commands) {
        var context = new GenericApplicationContext();
        for (var command : commands) {
            context.registerBean(command.name(), Command.class, () -> command);
        }
        context.refresh();
        return new CommandLine(context);
    }

    private interface Work {
        void on(List<String> arguments);
    }

    private record Spoken(String name, Work work) implements Command {

        @Override
        public String summary() {
            return "做一件事";
        }

        @Override
        public int run(List<String> arguments) {
            work.on(arguments);
            return 0;
        }
    }
}
