package org.gongzhi.appeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Opening.Opened;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Punctuality;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads an archive row by row and keeps the account of what became of each. */
@Component
class Archivist {

    private final Procedures procedures;
    private final Places places;
    private final Punctuality punctuality;
    private final ArchiveWords words;
    private final InstantSource time;

    Archivist(Procedures procedures, Places places, Punctuality punctuality, ArchiveWords words, InstantSource time) {
        this.procedures = procedures;
        this.places = places;
        this.punctuality = punctuality;
        this.words = words;
        this.time = time;
    }

    /** @throws Refusal if there is no such file */
    static byte[] open(String file) throws IOException {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException _) {
            throw Refusal.invalid("appeal.import.no-file", file);
        }
    }

    /** @throws Refusal if the file as a whole cannot be taken */
    Account read(byte[] bytes) {
        if (places.find(MessagePlaces.CITY).isEmpty()) {
            throw Refusal.conflict("appeal.import.no-places", MessagePlaces.CITY.value());
        }
        var account = new Account(MessageTable.read(bytes));
        var seen = new HashMap<String, RecordedMessage>();
        for (var row : account.table.rows()) {
            account.attempt(row.line(), () -> {
                var message = RecordedMessage.of(account.table, row, longest(), time.instant());
                var earlier = seen.putIfAbsent(message.id(), message);
                if (earlier != null && !earlier.says(message)) {
                    throw Refusal.invalid("appeal.import.same-id", earlier.line());
                }
                account.messages.add(message);
                return null;
            });
        }
        return account;
    }

    private Map<String, Integer> longest() {
        var procedure = procedures.get(MessageArchive.PROCEDURE);
        var fields = procedure.fields();
        var form = Objects.requireNonNull(procedure.action("answer")).form();
        return Map.of(
                "id", Objects.requireNonNull(fields.get("source")).max(),
                "user", Objects.requireNonNull(fields.get("user")).max(),
                "title", Objects.requireNonNull(fields.get("subject")).max(),
                "detail", Objects.requireNonNull(fields.get("text")).max(),
                "reply", Objects.requireNonNull(form.get("reply")).max());
    }

    /** The account of one archive. */
    final class Account {

        private final MessageTable table;
        private final List<RecordedMessage> messages = new ArrayList<>();
        private final List<ArchiveReport.RefusedRow> refused = new ArrayList<>();
        private final Set<MatterNumber> numbers = new LinkedHashSet<>();
        private int made;
        private int there;

        private Account(MessageTable table) {
            this.table = table;
        }

        /** The rows that can be read, in the order of the file. */
        List<RecordedMessage> messages() {
            return List.copyOf(messages);
        }

        /** Books what becomes of a row; returns null if it was refused. May be called from many threads. */
        @Nullable
        Opened attempt(int line, Supplier<@Nullable Opened> taking) {
            try {
                var opened = taking.get();
                if (opened != null) {
                    book(opened);
                }
                return opened;
            } catch (Refusal refusal) {
                refuse(line, reason(refusal));
                return null;
            }
        }

        private synchronized void book(Opened opened) {
            numbers.add(opened.number());
            made += opened.repeated() ? 0 : 1;
            there += opened.repeated() ? 1 : 0;
        }

        private synchronized void refuse(int line, String reason) {
            refused.add(new ArchiveReport.RefusedRow(line, reason));
        }

        /** Books that the answer of a row was refused though the matter stands. */
        void answerRefused(RecordedMessage message, Opened opened, Refusal refusal) {
            made -= opened.repeated() ? 0 : 1;
            there -= opened.repeated() ? 1 : 0;
            refused.add(new ArchiveReport.RefusedRow(
                    message.line(), words.of("appeal.import.answer-refused", opened.number(), reason(refusal))));
        }

        ArchiveReport close() {
            return new ArchiveReport(
                    table.rows().size(),
                    made,
                    there,
                    refused,
                    numbers,
                    punctuality.times(numbers),
                    punctuality.kept(numbers));
        }

        private String reason(Refusal refusal) {
            return refusal.code().equals("procedure.key-used")
                    ? words.of("appeal.import.known-otherwise")
                    : words.of(refusal);
        }
    }
}
