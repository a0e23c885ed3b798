package org.gongzhi.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.web.Sheet;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The bulletins that stand, to take away: each with its whole digest, by which its text is proven. */
@Controller
class BulletinTable {

    private static final int EXPORT = 20_000;

    private final Onlookers onlookers;
    private final BulletinList list;
    private final BoardWords words;

    BulletinTable(Onlookers onlookers, BulletinList list, BoardWords words) {
        this.onlookers = onlookers;
        this.list = list;
        this.words = words;
    }

    @GetMapping("/work/bulletins/list.xlsx")
    void table(Authentication authentication, HttpServletResponse response) throws IOException {
        var heads = Stream.of("which", "at", "digest")
                .map(head -> words.of("insight.bulletins." + head))
                .toList();
        var rows = list.told(onlookers.of(authentication), EXPORT).stream()
                .map(line -> List.of(line.title(), line.at(), line.digest()));
        Sheet.answer(response, words.of("insight.bulletins.title"), heads, rows);
    }
}
