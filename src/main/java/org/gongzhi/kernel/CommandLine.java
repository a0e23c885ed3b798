package org.gongzhi.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** Finds the command that the first words name and runs it. */
final class CommandLine {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

    private final ApplicationContext context;

    CommandLine(ApplicationContext context) {
        this.context = context;
    }

    /** Returns the exit code: the command's own, 2 when there is no such command or it refuses its input, else 1. */
    int run(List<String> arguments) {
        var found = find(arguments);
        if (found.isEmpty()) {
            usage().forEach(System.err::println);
            return 2;
        }
        var command = found.get();
        try {
            return command.run(arguments.subList(words(command).size(), arguments.size()));
        } catch (Refusal refusal) {
            System.err.println(sentence(refusal));
            return 2;
        } catch (Exception e) {
            LOG.error("{} failed", command.name(), e);
            System.err.println(Texts.of("kernel.command-failed", command.name(), String.valueOf(e.getMessage())));
            return 1;
        }
    }

    /** The most words win: {@code import messages} before {@code import}. */
    private Optional<Command> find(List<String> arguments) {
        return commands().stream()
                .filter(command -> arguments.size() >= words(command).size())
                .filter(command -> arguments.subList(0, words(command).size()).equals(words(command)))
                .max(Comparator.comparingInt(command -> words(command).size()));
    }

    List<String> usage() {
        var lines = new ArrayList<>(List.of(Texts.of("kernel.usage").split("\n")));
        commands().stream()
                .sorted(Comparator.comparing(Command::name))
                .map(command -> "  ./gongzhi %-20s %s".formatted(command.name(), command.summary()))
                .forEach(lines::add);
        return lines;
    }

    private List<Command> commands() {
        return context.getBeanProvider(Command.class).stream().toList();
    }

    private String sentence(Refusal refusal) {
        var arguments = refusal.arguments().toArray();
        return Objects.requireNonNullElse(
                context.getMessage(refusal.code(), arguments, null, Locale.SIMPLIFIED_CHINESE), refusal.code());
    }

    private static List<String> words(Command command) {
        return List.of(command.name().split(" "));
    }
}
