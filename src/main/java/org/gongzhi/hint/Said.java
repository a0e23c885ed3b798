package org.gongzhi.hint;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.procedure.Matter;

/** What was said when a matter was opened: the fields that hold free text, by the names the procedures give them. */
final class Said {

    private Said() {}

    static String by(Matter matter) {
        return Stream.of("subject", "text", "detail")
                .map(matter.fields()::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining("。"));
    }
}
