package org.gongzhi.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Duties;
import org.gongzhi.procedure.Matter;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/** Makes of a draft the file that everybody may fetch, with who wrote and who reviewed it in it. */
@Component
class Papers {

    private final Headings headings;
    private final Places places;
    private final Bodies bodies;
    private final Duties duties;

    Papers(Headings headings, Places places, Bodies bodies, Duties duties) {
        this.headings = headings;
        this.places = places;
        this.bodies = bodies;
        this.duties = duties;
    }

    /** The paper of the next version, published at one instant and posted until the end of a day. */
    Paper of(Slot slot, Due now, Drafts.Draft draft, Matter matter, Instant at, LocalDate until) {
        var item = headings.item(slot);
        var contents = draft.contents();
        var doer = matter.doers().get("submit");
        var body = doer == null || doer.body() == null
                ? places.get(slot.place()).name()
                : bodies.get(doer.body()).name();
        return new Paper(
                slot.place().value(),
                places.fullName(slot.place()),
                item.key(),
                item.name(),
                slot.period().key(),
                slot.period().words(),
                now.version() + 1,
                headings.of(slot, now.title()),
                contents.summary(),
                item.heads(),
                item.columns().stream()
                        .map(column -> column.kind().name().toLowerCase(Locale.ROOT))
                        .toList(),
                contents.rows(),
                contents.originals().stream()
                        .map(original -> Map.of("file", original.file(), "name", original.name()))
                        .toList(),
                draft.reason(),
                item.law(),
                at.toString(),
                until.toString(),
                body,
                reviewer(matter.desk()));
    }

    private String reviewer(Desk desk) {
        return desk.isBody()
                ? bodies.get(desk.body()).name()
                : places.get(desk.place()).name() + duties.get(desk.duty()).name();
    }
}
