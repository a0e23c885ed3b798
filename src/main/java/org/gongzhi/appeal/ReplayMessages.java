package org.gongzhi.appeal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Progress;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Opening.Opened;
import org.gongzhi.procedure.OverdueWatch;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi replay FILE}: lets the years of an archive pass again, message by message and answer by answer. */
@Component("replay")
class ReplayMessages implements Command {

    private final Archivist archivist;
    private final MessageArchive archive;
    private final MessagePlaces places;
    private final Places names;
    private final OverdueWatch watch;
    private final ArchiveWords words;

    ReplayMessages(
            Archivist archivist,
            MessageArchive archive,
            MessagePlaces places,
            Places names,
            OverdueWatch watch,
            ArchiveWords words) {
        this.archivist = archivist;
        this.archive = archive;
        this.places = places;
        this.names = names;
        this.watch = watch;
        this.words = words;
    }

    /** Something that happened then: a message came, or its answer did. */
    private record Event(Instant at, boolean answer, RecordedMessage message) {}

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return words.of("appeal.import.replay-line");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        boolean paced = arguments.size() == 3 && arguments.get(1).equals("--speed");
        if (arguments.size() != 1 && !paced) {
            System.err.println(summary());
            return 2;
        }
        var report =
                run(Archivist.open(arguments.getFirst()), paced ? speed(arguments.get(2)) : Double.POSITIVE_INFINITY);
        report.lines(words).forEach(System.out::println);
        return report.isComplete() ? 0 : 1;
    }

    ArchiveReport run(byte[] file, double speed) throws InterruptedException {
        var account = archivist.read(file);
        var events = events(account.messages());
        Map<RecordedMessage, Opened> opened = new HashMap<>();
        try (var progress = Progress.of(words.of("appeal.import.replay-progress"), events.size())) {
            Instant before = null;
            for (var event : events) {
                if (before != null) {
                    Thread.sleep(Duration.ofMillis(
                            (long) (Duration.between(before, event.at()).toMillis() / speed)));
                }
                before = event.at();
                letTimePass(event.at());
                var message = event.message();
                if (!event.answer()) {
                    var fresh = account.attempt(message.line(), () -> archive.open(message));
                    if (fresh != null) {
                        opened.put(message, fresh);
                        sayOpened(message, fresh);
                    }
                } else if (opened.containsKey(message)) {
                    answer(account, message, opened.get(message));
                }
                progress.advance();
            }
        }
        return account.close();
    }

    private void answer(Archivist.Account account, RecordedMessage message, Opened opened) {
        try {
            archive.answer(message, opened.number());
            sayAnswered(message, opened);
        } catch (Refusal refusal) {
            account.answerRefused(message, opened, refusal);
        }
    }

    /** The watch looks at the clocks as it would have done then. */
    private void letTimePass(Instant until) {
        int overdue = watch.sweep(until);
        if (overdue > 0) {
            System.out.println(words.of("appeal.import.overdue", Shanghai.minute(until), overdue));
        }
    }

    private void sayOpened(RecordedMessage message, Opened opened) {
        if (!opened.repeated()) {
            var place = places.placeOf(message.title(), message.detail(), message.submitted());
            System.out.println(words.of(
                    "appeal.import.opened",
                    Shanghai.minute(message.submitted()),
                    opened.number(),
                    message.title(),
                    names.get(place).name()));
        }
    }

    private void sayAnswered(RecordedMessage message, Opened opened) {
        var answer = message.answer();
        if (answer != null && !opened.repeated()) {
            System.out.println(words.of(
                    "appeal.import.answered",
                    Shanghai.minute(answer.at()),
                    opened.number(),
                    Shanghai.span(Duration.between(message.submitted(), answer.at()))));
        }
    }

    private static List<Event> events(List<RecordedMessage> messages) {
        var events = new ArrayList<Event>();
        for (var message : messages) {
            events.add(new Event(message.submitted(), false, message));
            var answer = message.answer();
            if (answer != null) {
                events.add(new Event(answer.at(), true, message));
            }
        }
        events.sort(Comparator.comparing(Event::at).thenComparing(Event::answer));
        return events;
    }

    private static double speed(String written) {
        try {
            var speed = Double.parseDouble(written);
            if (speed > 0) {
                return speed;
            }
        } catch (NumberFormatException _) {
            // Refused below, like zero.
        }
        throw Refusal.invalid("appeal.import.wrong-speed", written);
    }
}
