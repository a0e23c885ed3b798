package org.gongzhi.appeal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Opening.Opened;
import org.gongzhi.procedure.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes recorded messages through the procedure as if they came in and were answered at their recorded times. */
@Component
class MessageArchive {

    static final String PROCEDURE = "message";

    private static final Actor ARCHIVE = new Actor.Replay("留言档案");

    private final Matters matters;
    private final MessagePlaces places;
    private final TransactionTemplate transaction;

    MessageArchive(Matters matters, MessagePlaces places, PlatformTransactionManager transactions) {
        this.matters = matters;
        this.places = places;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Makes a matter of the message with its answer, or finds the one made before.
     *
     * @throws Refusal if the procedure does not take it; then nothing of it is written
     */
    Opened take(RecordedMessage message) {
        var opened = Objects.requireNonNull(transaction.execute(status -> {
            var fresh = open(message);
            if (fresh.repeated()) {
                status.setRollbackOnly();
            } else {
                answer(message, fresh.number());
            }
            return fresh;
        }));
        if (opened.repeated()) {
            answer(message, opened.number());
        }
        return opened;
    }

    Opened open(RecordedMessage message) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("subject", message.title());
        fields.put("text", message.detail());
        fields.put("user", message.user());
        fields.put("source", message.id());
        return matters.open(new Opening(
                PROCEDURE,
                places.placeOf(message.title(), message.detail(), message.submitted()),
                null,
                "import",
                fields,
                ARCHIVE,
                "message/" + message.id(),
                message.submitted()));
    }

    /** Records the official answer, once; a message without one goes on waiting. */
    void answer(RecordedMessage message, MatterNumber number) {
        var answer = message.answer();
        if (answer != null) {
            matters.perform(new Step(
                    number,
                    "answer",
                    1,
                    Map.of("reply", answer.reply()),
                    ARCHIVE,
                    "message/" + message.id() + "/answer",
                    answer.at()));
        }
    }
}
