package org.gongzhi.territory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongzhi.kernel.Command;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi import places FILE}. */
@Component("import places")
class ImportPlaces implements Command {

    private final PlaceImport places;
    private final MessageSource messages;

    ImportPlaces(PlaceImport places, MessageSource messages) {
        this.places = places;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "import places";
    }

    @Override
    public String summary() {
        return new SheetWords(messages).lookup("territory.import-places.summary");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        if (arguments.size() != 1) {
            System.err.println(summary());
            return 2;
        }
        var report = places.run(Files.readAllBytes(Path.of(arguments.getFirst())));
        report.lines(messages).forEach(System.out::println);
        return report.isComplete() ? 0 : 1;
    }
}
