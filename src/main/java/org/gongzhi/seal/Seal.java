package org.gongzhi.seal;

import java.time.LocalDate;
import java.util.List;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A seal (公章) of a body in a village or community, of a town, or of a county.
 *
 * @param code the place's code and a number, such as {@code 620402001006-1}
 * @param body whose seal it is
 * @param basis the certificate under which it was cut
 * @param ends the last day on which it may be used; null while it is in use
 * @param sleeve the electronic sleeve it is locked in; null without one
 */
public record Seal(
        String code,
        PlaceCode place,
        String body,
        String name,
        String kind,
        String basis,
        LocalDate begins,
        @Nullable LocalDate ends,
        @Nullable String sleeve) {

    /** {@code seal.kind.KIND} is the Chinese name. */
    static final List<String> KINDS = List.of("official", "party", "collective", "finance", "contract", "owners");

    boolean inForce(LocalDate day) {
        return !day.isBefore(begins) && (ends == null || !day.isAfter(ends));
    }
}
