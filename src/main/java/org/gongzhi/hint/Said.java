package org.gongzhi.hint;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.procedure.Matter;

/** What was said when a matter was opened: the fields that hold free text, by the names the procedures give them. */
final class Said {

    private Said() {}

    static String by(Matter matter) {
        return in(matter.fields());
    }

    static String in(Map<String, ?> answers) {
        return Stream.of("subject", "text", "detail")
                .<Object>map(answers::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining("。"));
    }
}
