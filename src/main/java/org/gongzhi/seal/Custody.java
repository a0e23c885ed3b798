package org.gongzhi.seal;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps a seal for a time (保管).
 *
 * @param title the post in which the person keeps it
 * @param ends the last day; null while it goes on
 * @param basis the note of the hand-over
 */
record Custody(
        String seal,
        UUID person,
        String name,
        String title,
        String body,
        LocalDate begins,
        @Nullable LocalDate ends,
        String basis) {}
