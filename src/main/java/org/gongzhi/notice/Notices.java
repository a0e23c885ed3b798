package org.gongzhi.notice;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Tells people: queues in the transaction of the act, so that an act undone tells nobody. */
@Service
public class Notices {

    /** What a phone for {@link Recipient.Sealed} is sealed with. */
    public static final String CONTEXT = "notice";

    private final Outbox outbox;
    private final Texts texts;
    private final RuleBook rules;
    private final Vault vault;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Sender sender;

    Notices(
            Outbox outbox,
            Texts texts,
            RuleBook rules,
            Vault vault,
            JsonMapper json,
            InstantSource clock,
            Sender sender) {
        this.outbox = outbox;
        this.texts = texts;
        this.rules = rules;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
        this.sender = sender;
    }

    /**
     * Queues any number of notices with one statement; one whose key was queued before is left out. They leave as soon
     * as the transaction commits.
     *
     * @throws IllegalArgumentException if a template has no text
     */
    @Transactional
    public void queue(Collection<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        outbox.insert(notices.stream().map(this::queued).toList());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sender.wake();
            }
        });
    }

    /** Whether there is a text of this name; whoever reads template names from a file asks at start-up. */
    public boolean knows(String template) {
        return texts.find(template).isPresent();
    }

    /** The names of the values that the text of this name uses. */
    public Set<String> gaps(String template) {
        return texts.get(template).gaps();
    }

    private Queued queued(Notice notice) {
        var now = clock.instant();
        var today = rules.at(now);
        var needed = texts.get(notice.template()).needed(notice.values());
        var quiet = notice.to() instanceof Recipient.Sealed && !notice.urgent();
        return new Queued(
                notice.place().county(),
                Ids.next(),
                notice.dedupe(),
                Queued.Kind.of(notice.to()),
                notice.to() instanceof Recipient.Staff(var person) ? person : null,
                switch (notice.to()) {
                    case Recipient.Staff _ -> null;
                    case Recipient.Sealed(var phone) -> phone;
                    case Recipient.Mail(var address) -> vault.seal(address, CONTEXT);
                },
                notice.place().value(),
                notice.template(),
                vault.seal(json.writeValueAsString(needed), Courier.CONTENT),
                notice.urgent(),
                now,
                quiet ? today.afterQuiet(now) : now,
                today.expiry(notice.template(), now));
    }
}
