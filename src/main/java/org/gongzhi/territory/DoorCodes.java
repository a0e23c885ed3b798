package org.gongzhi.territory;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The codes at the doors (门牌码): who scans one has said where they are. */
@Service
@Transactional
public class DoorCodes {

    private final DoorRepository doors;
    private final Places places;

    DoorCodes(DoorRepository doors, Places places) {
        this.doors = doors;
        this.places = places;
    }

    /** The place whose door carries this code; however it was typed, empty if no door does. */
    @Transactional(readOnly = true)
    public Optional<Place> placeOf(String typed) {
        return DoorCode.read(typed).flatMap(doors::placeOf).flatMap(places::find);
    }

    /** The code for the door of this place; drawn now if it has none yet. */
    public String codeOf(PlaceCode code) {
        var place = places.get(code).code();
        return doors.codeOf(place).orElseGet(() -> {
            doors.draw(place);
            return doors.codeOf(place).orElseThrow();
        });
    }

    /** Withdraws a code that was misused or lost and draws another; the old plate leads nowhere from now on. */
    public String renew(PlaceCode code) {
        var place = places.get(code).code();
        doors.withdraw(place);
        return codeOf(place);
    }
}
