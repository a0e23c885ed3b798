package org.gongzhi.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Listed;
import org.jspecify.annotations.Nullable;

/**
 * Some of what was found, the newest first.
 *
 * @param next where to go on; null when that was all
 * @param cut the search stopped before the page was full, because too much had to be looked through
 */
public record Found(List<Listed> matters, @Nullable Bookmark next, boolean cut) {

    static final Found NOTHING = new Found(List.of(), null, false);

    /** Behind this matter, in the order of the list. */
    public record Bookmark(Instant opened, String number) {

        private static final int MICROS = 1_000_000;

        /** As it stands in an address. */
        String key() {
            return Math.addExact(opened.getEpochSecond() * MICROS, opened.getNano() / 1000) + "." + number;
        }

        /** Reads an address; nonsense begins at the beginning. */
        static Optional<Bookmark> of(@Nullable String key) {
            var dot = key == null ? -1 : key.indexOf('.');
            try {
                return key == null || dot < 0 || key.length() > 60
                        ? Optional.empty()
                        : Optional.of(new Bookmark(
                                instant(Long.parseLong(key, 0, dot, 10)),
                                Plain.of(key.substring(dot + 1)).toUpperCase(java.util.Locale.ROOT)));
            } catch (DateTimeException | NumberFormatException _) {
                return Optional.empty();
            }
        }

        private static Instant instant(long micros) {
            var instant = Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
            if (Math.abs(instant.getEpochSecond()) > 100_000_000_000L) {
                throw new DateTimeException("no such time");
            }
            return instant;
        }

        String day() {
            return Shanghai.date(Shanghai.day(opened));
        }
    }
}
