package org.gongzhi.desk;

import java.util.List;
import org.gongzhi.kernel.Words;
import org.gongzhi.web.DoorNotice;
import org.springframework.stereotype.Component;

/** At the door: the way to what one brought oneself. */
@Component
class MineAtTheDoor implements DoorNotice {

    private final Words words;

    MineAtTheDoor(Words words) {
        this.words = words;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String icon() {
        return "person";
    }

    @Override
    public boolean belowTheForm() {
        return false;
    }

    @Override
    public List<Line> at(Door door) {
        return List.of(new Line("/my", words.of("desk.public.my"), words.of("desk.public.my.hint")));
    }
}
