package org.gongzhi.disclosure;

import java.util.List;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people ask about a publication (公开答疑). Each question is a matter of its own, with a time in which it must be
 * answered; here stands only which publication it is about.
 */
@Service
class Questions {

    private static final String PROCEDURE = "disclosure-question";

    private final JdbcClient jdbc;
    private final Matters matters;
    private final Register register;

    Questions(JdbcClient jdbc, Matters matters, Register register) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.register = register;
    }

    /**
     * A question as everybody sees it.
     *
     * @param text what was asked; empty until it is answered, so that nothing is published unread
     * @param answer empty while it waits
     */
    record Asked(String number, String at, String text, String answer, String answeredAt) {}

    /**
     * Asks.
     *
     * @param key makes a form sent twice one question
     */
    @Transactional
    public MatterNumber ask(
            Slot slot, String heading, java.util.Map<String, Object> typed, @Nullable Phone phone, String key) {
        var fields = new java.util.HashMap<>(typed);
        fields.put("about", heading.length() > 80 ? heading.substring(0, 80) : heading);
        var opened = matters.open(new Opening(
                PROCEDURE,
                slot.place(),
                null,
                "web",
                fields,
                new Actor.Resident(phone, null),
                "disclosure-question/" + key,
                null));
        note(slot, opened.number());
        return opened.number();
    }

    /** Writes down what a question is about; asking again with the same key changes nothing. */
    void note(Slot slot, MatterNumber number) {
        jdbc.sql("""
                        insert into disclosure.question (county, place, item, period, number)
                        values (:county, :place, :item, :period, :number) on conflict do nothing
                        """)
                .param("county", slot.county())
                .param("place", slot.place().value())
                .param("item", slot.item())
                .param("period", slot.period().key())
                .param("number", number.value())
                .update();
    }

    /** All that was asked about a publication, in the order it was asked. */
    List<Asked> of(Slot slot) {
        return jdbc
                .sql("""
                        select number from disclosure.question
                         where county = :county and place = :place and item = :item and period = :period order by number
                        """)
                .param("county", slot.county())
                .param("place", slot.place().value())
                .param("item", slot.item())
                .param("period", slot.period().key())
                .query((row, _) -> new MatterNumber(row.getString("number")))
                .list()
                .stream()
                .map(this::asked)
                .toList();
    }

    private Asked asked(MatterNumber number) {
        var matter = register.find(number).orElseThrow();
        var answer = register.history(matter).stream()
                .filter(line -> line.form().get("answer") instanceof String)
                .reduce((_, last) -> last);
        return new Asked(
                number.value(),
                Shanghai.date(Shanghai.day(matter.openedAt())),
                answer.isPresent() ? hidden(String.valueOf(matter.fields().get("text"))) : "",
                answer.map(line -> hidden(String.valueOf(line.form().get("answer"))))
                        .orElse(""),
                answer.map(line -> Shanghai.date(Shanghai.day(line.at()))).orElse(""));
    }

    private static String hidden(String text) {
        return Masking.text(text, new java.util.ArrayList<>());
    }
}
