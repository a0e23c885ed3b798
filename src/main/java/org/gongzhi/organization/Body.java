package org.gongzhi.organization;

import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that holds posts (组织): a Party branch, a committee, a department, a governance centre, a property
 * company.
 *
 * @param code such as {@code 620402-zjj} or {@code 620402001003-cwh}: the place, then what it is
 * @param kind a key of {@link Bodies#KINDS}
 * @param place what it answers for
 * @param above the body that directs it
 */
public record Body(
        String code,
        String name,
        String kind,
        PlaceCode place,
        @Nullable String above) {

    /** The county of the body with that code; of one above the counties, the city's own, in which no matter lies. */
    public static String countyOf(String code) {
        return new PlaceCode(code.substring(0, code.indexOf('-'))).county();
    }

    Body at(PlaceCode where) {
        return where.equals(place) ? this : new Body(code, name, kind, where, above);
    }
}
