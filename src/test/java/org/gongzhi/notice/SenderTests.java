package org.gongzhi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;

@ApplicationModuleTest
@TestPropertySource(properties = "gongzhi.notice.sender=false")
@Import(PostOffice.class)
class SenderTests {

    private static final Map<String, String> BUSY = Map.of("gongzhi.notice.sending.poll", "20ms");
    private static final Map<String, String> SLEEPY = Map.of("gongzhi.notice.sending.poll", "10m");
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final PostOffice office;
    private Recorder channel = new Recorder();
    private List<Sender> senders = List.of();

    SenderTests(PostOffice office) {
        this.office = office;
    }

    @BeforeEach
    void open() {
        channel = new Recorder();
        office.open(channel);
    }

    @AfterEach
    void close() {
        senders.forEach(Sender::stop);
    }

    @Test
    void sendersOnManyNodesNeverSendOneNoticeTwice() {
        start(3, BUSY);

        office.queue(IntStream.range(0, 600)
                .mapToObj(i -> office.toResident("1380001" + String.format("%04d", i), "many/" + i, true))
                .toArray(Notice[]::new));

        await().atMost(LONG_ENOUGH).until(() -> office.count("sent") == 600);
        assertThat(channel.given).hasSize(600).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void aCommitWakesTheSender() {
        start(1, SLEEPY);

        office.queue(senders.getFirst(), office.toResident("13800020001", "wake", true));

        await().atMost(LONG_ENOUGH).until(() -> office.status("wake").equals("sent"));
    }

    @Test
    void aSlowProviderDoesNotStopTheOthers() throws InterruptedException {
        var stuck = new CountDownLatch(1);
        var taken = new Outcome.Taken("B1");
        channel.answer = message -> {
            if (message.text().contains("slow")) {
                awaitQuietly(stuck);
            }
            return taken;
        };
        start(1, BUSY);

        office.queue(office.toResident("13800020002", "slow", true));
        office.queue(office.toResident("13800020003", "quick", true));

        await().atMost(LONG_ENOUGH).until(() -> office.status("quick").equals("sent"));
        assertThat(office.status("slow")).isEqualTo("waiting");
        stuck.countDown();
        await().atMost(LONG_ENOUGH).until(() -> office.status("slow").equals("sent"));
    }

    @Test
    void anUnexpectedFaultCostsOneAttemptAndNotTheSender() {
        channel.answer = message -> {
            if (message.text().contains("fault")) {
                throw new IllegalStateException("13800020004 must not be logged");
            }
            return new Outcome.Taken("B2");
        };
        start(1, BUSY);

        office.queue(office.toResident("13800020004", "fault", true));
        office.queue(office.toResident("13800020005", "well", true));

        await().atMost(LONG_ENOUGH).until(() -> office.status("well").equals("sent"));
        await().atMost(LONG_ENOUGH).until(() -> office.reason("fault").equals("IllegalStateException"));
        assertThat(office.status("fault")).isEqualTo("waiting");
    }

    @Test
    void finishesWhatItBeganBeforeItStops() {
        var begun = new CountDownLatch(1);
        channel.answer = _ -> {
            begun.countDown();
            pause();
            return new Outcome.Taken("B3");
        };
        start(1, BUSY);
        office.queue(office.toResident("13800020006", "last", true));
        awaitQuietly(begun);

        senders.getFirst().stop();

        assertThat(office.status("last")).isEqualTo("sent");
        assertThat(senders.getFirst().isRunning()).isFalse();
    }

    private void start(int nodes, Map<String, String> settings) {
        senders = Stream.generate(() -> office.sender(settings)).limit(nodes).toList();
        senders.forEach(Sender::start);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
