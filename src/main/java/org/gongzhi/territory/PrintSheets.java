package org.gongzhi.territory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Progress;
import org.gongzhi.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi sheets PLACE FILE}: the plates of a building, a village or a whole county as one file to print. */
@Component("sheets")
class PrintSheets implements Command {

    private final DoorSheets sheets;
    private final String address;
    private final SheetWords words;

    PrintSheets(
            DoorSheets sheets, MessageSource messages, @Value("${gongzhi.url:http://localhost:8080}") String address) {
        this.sheets = sheets;
        this.address = address;
        this.words = new SheetWords(messages);
    }

    @Override
    public String name() {
        return "sheets";
    }

    @Override
    public String summary() {
        return words.lookup("territory.sheets.summary");
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        if (arguments.size() != 2) {
            System.err.println(summary());
            return 2;
        }
        if (!PlaceCode.isCode(arguments.getFirst())) {
            throw Refusal.unknown("territory.unknown-place", arguments.getFirst());
        }
        var place = new PlaceCode(arguments.getFirst());
        var style = "data:text/css;base64,"
                + Base64.getEncoder()
                        .encodeToString(new ClassPathResource("static/css/doors.css").getContentAsByteArray());
        try (var progress = Progress.of(words.lookup("territory.doors.title"), sheets.count(place));
                var out = Files.newOutputStream(Path.of(arguments.get(1)))) {
            sheets.write(place, address, style, out, progress::advance);
        }
        return 0;
    }
}
