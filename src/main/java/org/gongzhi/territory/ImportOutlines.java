package org.gongzhi.territory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongzhi.kernel.Command;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi import outlines FILE}. */
@Component("import outlines")
class ImportOutlines implements Command {

    private final OutlineImport outlines;
    private final MessageSource messages;

    ImportOutlines(OutlineImport outlines, MessageSource messages) {
        this.outlines = outlines;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "import outlines";
    }

    @Override
    public String summary() {
        return new SheetWords(messages).lookup("territory.import-outlines.summary");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        if (arguments.size() != 1) {
            System.err.println(summary());
            return 2;
        }
        var report = outlines.run(Files.readAllBytes(Path.of(arguments.getFirst())));
        report.lines(messages).forEach(System.out::println);
        return report.isComplete() ? 0 : 1;
    }
}
