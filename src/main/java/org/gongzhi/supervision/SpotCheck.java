package org.gongzhi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A round of spot checks (抽查批次): what is looked at, where, how many of how many, and how they are drawn.
 *
 * @param frame everybody who could be drawn, one a line
 * @param commitment digest of the secret, published before
 * @param root of the first checkpoint that covers the announcement; null until there is one
 * @param revealed when all were visited and the secret was published
 */
record SpotCheck(
        UUID id,
        String code,
        PlaceCode area,
        String subject,
        String basis,
        String frame,
        int units,
        int size,
        String commitment,
        Instant announced,
        String who,
        @Nullable String checkpoint,
        @Nullable String root,
        @Nullable Instant drawn,
        @Nullable Instant revealed) {

    /** Where it stands, for the list. */
    String label() {
        return "supervision.check.state." + (revealed != null ? "revealed" : drawn != null ? "drawn" : "announced");
    }

    /** Whether everybody may see who was drawn. */
    boolean isOpen() {
        return revealed != null;
    }

    /** One unit that was drawn. */
    record Drawn(
            int turn,
            String code,
            String name,
            String number,
            String state,
            @Nullable LocalDate visited) {

        boolean isVisited() {
            return !state.equals("drawn");
        }

        String label() {
            return "supervision.unit." + state;
        }
    }

    /** What was found and must be put right. */
    record Finding(
            String number,
            String unit,
            String task,
            LocalDate day,
            @Nullable Instant due,
            @Nullable LocalDate closed,
            boolean late) {

        boolean isLate(Instant now) {
            return closed == null ? due != null && !now.isBefore(due) : late;
        }
    }

    /** A month in figures (通报), with the findings behind them. */
    record Month(
            int visited, int clean, int unchecked, List<Finding> opened, List<Finding> closed, List<Finding> open) {}
}
