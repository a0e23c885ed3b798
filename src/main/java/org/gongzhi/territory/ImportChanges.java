package org.gongzhi.territory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongzhi.kernel.Command;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi import changes FILE}. */
@Component("import changes")
class ImportChanges implements Command {

    private final PlaceChanges changes;
    private final MessageSource messages;

    ImportChanges(PlaceChanges changes, MessageSource messages) {
        this.changes = changes;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "import changes";
    }

    @Override
    public String summary() {
        return new SheetWords(messages).lookup("territory.import-changes.summary");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        if (arguments.size() != 1) {
            System.err.println(summary());
            return 2;
        }
        var report = changes.run(Files.readAllBytes(Path.of(arguments.getFirst())));
        report.lines(messages).forEach(System.out::println);
        return report.isComplete() ? 0 : 1;
    }
}
