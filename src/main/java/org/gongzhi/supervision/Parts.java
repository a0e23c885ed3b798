package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.Attachments.Attachment;
import org.gongzhi.supervision.Reports.Opened;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a part of a report to another body without who reported it (部分移送): words an officer chose, cleaned pictures,
 * and never a name, a telephone or an original. What was given lies sealed with the report; it leaves on paper.
 */
@Service
class Parts {

    private static final int BODY = 60;
    private static final int TEXT = 4000;
    /** Fewer digits in a row stand in many texts. */
    private static final int PHONE = 7;

    private final JdbcClient jdbc;
    private final ReportRepository rows;
    private final Reports reports;
    private final Attachments attachments;
    private final InstantSource time;

    Parts(JdbcClient jdbc, ReportRepository rows, Reports reports, Attachments attachments, InstantSource time) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.reports = reports;
        this.attachments = attachments;
        this.time = time;
    }

    /** What was given to whom. */
    record Part(UUID id, LocalDate day, String body, String text, List<UUID> pictures) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Part[…]";
        }
    }

    /**
     * Gives words and cleaned pictures to another body.
     *
     * @throws Refusal naming each field that is wrong, or if the words tell who reported it
     */
    @Transactional
    public UUID give(Opened opened, UUID holder, String body, String text, List<UUID> pictures) {
        rows.lock(opened.report());
        check(reports.draft(opened), body, text);
        var shown = attachments.list(opened).stream()
                .filter(Attachment::pictured)
                .map(Attachment::id)
                .filter(pictures::contains)
                .map(UUID::toString)
                .collect(Collectors.joining(" "));
        var id = Ids.next();
        var lines = String.join("\n", body.strip(), shown, text.strip());
        jdbc.sql("insert into supervision.part (id, report, holder, day, sealed)"
                        + " values (:id, :report, :holder, :day, :sealed)")
                .param("id", id)
                .param("report", opened.report())
                .param("holder", holder)
                .param("day", Shanghai.day(time.instant()))
                .param("sealed", Locks.seal(opened.key(), Draft.Padding.pad(lines.getBytes(UTF_8)), "part/" + id))
                .update();
        return id;
    }

    List<Part> of(Opened opened) {
        return jdbc.sql("select id, day, sealed from supervision.part where report = :report order by day, id")
                .param("report", opened.report())
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var sealed = Locks.open(opened.key(), row.getBytes("sealed"), "part/" + id);
                    var lines = new String(Draft.Padding.unpad(sealed), UTF_8).split("\n", 3);
                    return new Part(
                            id,
                            row.getObject("day", LocalDate.class),
                            lines[0],
                            lines[2],
                            Arrays.stream(lines[1].split(" "))
                                    .filter(picture -> !picture.isEmpty())
                                    .map(UUID::fromString)
                                    .toList());
                })
                .list();
    }

    private static void check(Draft draft, String body, String text) {
        var errors = new HashMap<String, String>();
        if (body.isBlank() || body.length() > BODY || body.contains("\n")) {
            errors.put("body", "supervision.part.body-missing");
        }
        if (text.isBlank() || text.length() > TEXT) {
            errors.put("part", "supervision.part.text-missing");
        } else if (tells(draft, text)) {
            errors.put("part", "supervision.part.tells");
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalidFields(errors);
        }
    }

    private static boolean tells(Draft draft, String text) {
        var digits = draft.phone().replaceAll("\\D", "");
        var name = draft.name().replaceAll("\\s", "");
        return (name.length() > 1 && text.replaceAll("\\s", "").contains(name))
                || (digits.length() >= PHONE && text.replaceAll("\\D", "").contains(digits));
    }
}
