package org.gongzhi.appeal;

import java.util.List;
import java.util.concurrent.Executors;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Progress;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi import messages FILE}. */
@Component("import messages")
class ImportMessages implements Command {

    /** While one row waits for the disk, others are worked on. */
    private static final int HANDS = 4;

    private final Archivist archivist;
    private final MessageArchive archive;
    private final ArchiveWords words;

    ImportMessages(Archivist archivist, MessageArchive archive, ArchiveWords words) {
        this.archivist = archivist;
        this.archive = archive;
        this.words = words;
    }

    @Override
    public String name() {
        return "import messages";
    }

    @Override
    public String summary() {
        return words.of("appeal.import.summary-line");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        if (arguments.size() != 1) {
            System.err.println(summary());
            return 2;
        }
        var report = run(Archivist.open(arguments.getFirst()));
        report.lines(words).forEach(System.out::println);
        return report.isComplete() ? 0 : 1;
    }

    ArchiveReport run(byte[] file) {
        var account = archivist.read(file);
        try (var progress = Progress.of(
                        words.of("appeal.import.progress"), account.messages().size());
                var hands = Executors.newFixedThreadPool(HANDS)) {
            for (var message : account.messages()) {
                hands.execute(() -> {
                    account.attempt(message.line(), () -> archive.take(message));
                    progress.advance();
                });
            }
        }
        return account.close();
    }
}
