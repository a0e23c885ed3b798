package org.gongzhi.territory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What became of a file: every row read was either imported or refused with its line and the reason. */
record ImportReport(int read, int imported, int skippedTiers, List<RefusedRow> refused) {

    ImportReport {
        refused = refused.stream()
                .sorted(Comparator.comparingInt(RefusedRow::line))
                .toList();
        if (read != imported + refused.size()) {
            throw new IllegalStateException(
                    "a row got lost: " + read + " read, " + imported + " imported, " + refused.size() + " refused");
        }
    }

    /** Why one row was not taken; {@code reason} is a message key. */
    record RefusedRow(int line, String reason, List<Object> arguments) {

        /** Takes a row; says why not if a rule refused it. */
        static Optional<RefusedRow> unless(int line, Runnable taking) {
            try {
                taking.run();
                return Optional.empty();
            } catch (Refusal refusal) {
                return Optional.of(new RefusedRow(line, refusal.code(), refusal.arguments()));
            }
        }
    }

    boolean isComplete() {
        return refused.isEmpty();
    }

    /** The report in words, line by line. */
    Stream<String> lines(MessageSource messages) {
        var locale = LocaleContextHolder.getLocale();
        return Stream.concat(
                refused.stream()
                        .map(row -> messages.getMessage(
                                "territory.import.refused-row",
                                new Object[] {
                                    String.valueOf(row.line()),
                                    messages.getMessage(
                                            row.reason(), row.arguments().toArray(), locale)
                                },
                                locale)),
                Stream.of(messages.getMessage(
                        "territory.import.summary",
                        new Object[] {read, imported, skippedTiers, refused.size()},
                        locale)));
    }
}
