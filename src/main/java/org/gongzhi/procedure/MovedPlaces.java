package org.gongzhi.procedure;

import org.gongzhi.territory.PlaceMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets matters follow their place when it is merged or renumbered: what waited at a desk of the old code waits at the
 * same duty's desk of the new one. Numbers and history stay as they were written.
 */
@Component
class MovedPlaces {

    private final JdbcClient jdbc;

    MovedPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void follow(PlaceMoved moved) {
        run(moved, """
                update procedure.matter
                   set place = :fresh || substr(place, length(:old) + 1)
                 where place >= :old and place < :behind
                """);
        // A matter below may have moved before, while the desk above it moves only now.
        run(moved, """
                update procedure.matter
                   set desk = replace(desk, '@' || :old, '@' || :fresh),
                       previous = replace(previous, '@' || :old, '@' || :fresh)
                 where position('@' || :old in desk) > 0 or position('@' || :old in previous) > 0
                """);
    }

    private void run(PlaceMoved moved, String statement) {
        jdbc.sql(statement)
                .param("old", moved.old().value())
                .param("fresh", moved.fresh().value())
                .param("behind", moved.old().until())
                .update();
    }
}
