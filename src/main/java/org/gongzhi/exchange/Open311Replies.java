package org.gongzhi.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes into a matter's history what another Open311 server answered; whoever has the matter decides what it means.
 */
@Component
class Open311Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Open311Replies.class);
    private static final String ACTION = "outside-reply";
    private static final int LONGEST = 4_000;
    private static final int LONGEST_STATUS = 60;
    private static final int TRIES = 3;

    private final Register register;
    private final Procedures procedures;
    private final Matters matters;
    private final Open311Sendings sendings;
    private final Words words;
    private final TransactionTemplate transaction;

    Open311Replies(
            Register register,
            Procedures procedures,
            Matters matters,
            Open311Sendings sendings,
            Words words,
            PlatformTransactionManager transactions) {
        this.register = register;
        this.procedures = procedures;
        this.matters = matters;
        this.sendings = sendings;
        this.words = words;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** An update the server sent; the same one again is passed over. Seen and written stand together or not at all. */
    void take(Open311Server server, Open311Sending sending, String update, String status, String text, boolean ended) {
        transaction.executeWithoutResult(_ -> {
            if (sendings.see(server.id(), update)) {
                write(server, sending, text, status);
                sendings.status(sending.id(), cut(status, LONGEST_STATUS), ended);
            }
        });
    }

    /** That it took the matter, or did not. */
    void tell(Open311Server server, Open311Sending sending, String key, String argument) {
        write(server, sending, words.of(key, argument), "");
    }

    /** A word of {@link Open311Call} in a sentence; what the other server said itself stands as it is. */
    String trouble(String trouble) {
        return trouble.matches("[a-z-]+") ? words.of("exchange.server.trouble." + trouble) : trouble;
    }

    private void write(Open311Server server, Open311Sending sending, String text, String status) {
        var form = new LinkedHashMap<String, Object>(Map.of("platform", server.name()));
        if (!text.isBlank()) {
            form.put("text", cut(text, LONGEST));
        }
        if (!status.isBlank()) {
            form.put("status", cut(status, LONGEST_STATUS));
        }
        for (int tried = 1; tried <= TRIES; tried++) {
            var matter = register.find(sending.number()).orElseThrow();
            var action = procedures.of(matter).action(ACTION);
            if (action == null || !action.from().contains(matter.state())) {
                LOG.info("{} is past hearing from {}", sending.number(), server.name());
                return;
            }
            try {
                matters.perform(
                        new Step(sending.number(), ACTION, matter.version(), form, new Actor.Time(), null, null));
                return;
            } catch (Refusal refusal) {
                if (tried == TRIES || !refusal.code().equals("procedure.stale")) {
                    throw refusal;
                }
            }
        }
    }

    private static String cut(String text, int most) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))));
    }
}
