package org.gongzhi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongzhi.identity.CodeAsked;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.territory.PlaceCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest
@TestPropertySource(properties = "gongzhi.notice.sender=false")
@Import(PostOffice.class)
class NoticesTests {

    private static final PlaceCode PLACE = new PlaceCode("620402001003");

    private final Notices notices;
    private final Outbox outbox;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    NoticesTests(
            Notices notices,
            Outbox outbox,
            Vault vault,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.vault = vault;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @BeforeEach
    void emptyTheOutbox() {
        jdbc.sql("delete from notice.outbox").update();
    }

    @Test
    void queuesManyWithOneStatementAndTellsEachOnlyOnce() {
        var many = IntStream.range(0, 1000)
                .mapToObj(i -> toStaff("one/" + i % 900))
                .toList();

        notices.queue(many);
        notices.queue(many);

        assertThat(waiting()).isEqualTo(900);
    }

    @Test
    void anActUndoneTellsNobody() {
        transaction.executeWithoutResult(status -> {
            notices.queue(List.of(toStaff("undone")));
            assertThat(waiting()).isOne();
            status.setRollbackOnly();
        });

        assertThat(waiting()).isZero();
    }

    @Test
    void keepsPhoneMailAndWhatIsSaidSealed() {
        notices.queue(List.of(
                new Notice(
                        new Recipient.Sealed(vault.seal("13800001234", Notices.CONTEXT)),
                        "phone-code",
                        Map.of("code", "246810", "unused", "secret"),
                        "sealed",
                        true,
                        PLACE),
                new Notice(
                        new Recipient.Mail("li@example.org"),
                        "appeal-closed",
                        Map.of("number", "N-1"),
                        "mail",
                        true,
                        PLACE)));

        var rows = jdbc.sql("select outbox::text from notice.outbox")
                .query(String.class)
                .list();

        assertThat(rows).hasSize(2).noneMatch(row -> row.contains("13800001234") || row.contains("246810"));
        assertThat(rows).noneMatch(row -> row.contains("li@example.org") || row.contains("N-1"));
    }

    @Test
    void aCodeAskedForIsQueuedInTheSameTransaction() {
        transaction.executeWithoutResult(_ -> {
            events.publishEvent(new CodeAsked(Phone.parse("138 0000 1234"), "135790"));
            assertThat(waiting()).isOne();
        });

        var taken = outbox.claim(10, clock.instant(), java.time.Duration.ofMinutes(1));

        assertThat(taken).hasSize(1);
        var envelope = taken.getFirst();
        assertThat(envelope.urgent()).isTrue();
        assertThat(envelope.expires()).isNotNull();
        assertThat(vault.open(java.util.Objects.requireNonNull(envelope.address()), Notices.CONTEXT))
                .isEqualTo("13800001234");
    }

    @Test
    void knowsItsTextsAndRefusesToQueueWithoutOne() {
        assertThat(notices.knows("appeal-submitted-officer")).isTrue();
        assertThat(notices.knows("no-such-text")).isFalse();
        assertThat(notices.gaps("appeal-submitted-officer")).containsExactly("due", "link", "number", "place");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notices.queue(List.of(new Notice(
                        new Recipient.Staff(UUID.randomUUID()), "no-such-text", Map.of(), "x", true, PLACE))));
    }

    @Test
    void fillsByNameAndNeverLetsAValueBreakTheLine() {
        var template = new Template("编号 {number}，{place}。{link}");

        assertThat(template.fill(Map.of("number", "A$1\\", "place", "一\r\nBcc: x", "link", "")))
                .isEqualTo("编号 A$1\\，一 Bcc: x。—");
    }

    private static Notice toStaff(String dedupe) {
        return new Notice(
                new Recipient.Staff(UUID.randomUUID()),
                "matter-assigned",
                Map.of("number", "SQ1", "place", "惠民小区", "due", "11月22日", "link", "http://localhost/work"),
                dedupe,
                true,
                PLACE);
    }

    private int waiting() {
        return jdbc.sql("select count(*) from notice.outbox where status = 'waiting'")
                .query(Integer.class)
                .single();
    }
}
