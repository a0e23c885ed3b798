package org.gongzhi.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * For which area a program asks. Where one office serves all, the argument is ignored; where several are set, such as
 * {@code baiyin=620402,pingchuan=620403}, it is needed.
 */
@Component
class Open311Jurisdictions {

    private final Map<String, PlaceCode> several = new LinkedHashMap<>();

    Open311Jurisdictions(@Value("${gongzhi.open311.jurisdictions:}") String setting) {
        for (var one : setting.split(",", -1)) {
            if (!one.isBlank()) {
                var parts = one.strip().split("=", 2);
                several.put(parts[0].strip(), new PlaceCode(parts[parts.length - 1].strip()));
            }
        }
    }

    /**
     * The area that is meant; null for all there is.
     *
     * @throws Refusal if one must be named and is not, or is not served here
     */
    @Nullable
    PlaceCode area(Open311Sent sent) {
        var asked = sent.text("jurisdiction_id");
        if (several.isEmpty()) {
            return null;
        }
        if (asked == null) {
            throw Refusal.invalid("exchange.open311.jurisdiction-missing", String.join("、", several.keySet()));
        }
        var area = several.get(asked);
        if (area == null) {
            throw Refusal.unknown("exchange.open311.jurisdiction-unknown", String.join("、", several.keySet()));
        }
        return area;
    }
}
