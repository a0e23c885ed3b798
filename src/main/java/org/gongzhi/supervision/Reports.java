package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.Report.Letter;
import org.gongzhi.supervision.Report.Word;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes reports in and carries letters between reporter and officers. Each report has a key of its own; the texts in
 * the database open with it alone, and it lies there only under the receipt and under the officers' keys.
 */
@Service
class Reports {

    private static final int LONGEST = 4000;

    private final ReportRepository rows;
    private final LetterRepository letters;
    private final Readers readers;
    private final Reprisals reprisals;
    private final WorkCalendar calendar;
    private final WhistleRules rules;
    private final InstantSource time;

    Reports(
            ReportRepository rows,
            LetterRepository letters,
            Readers readers,
            Reprisals reprisals,
            WorkCalendar calendar,
            WhistleRules rules,
            InstantSource time) {
        this.rows = rows;
        this.letters = letters;
        this.readers = readers;
        this.reprisals = reprisals;
        this.calendar = calendar;
        this.rules = rules;
        this.time = time;
    }

    /** A report and the key that opens it, for as long as one request lasts. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Opened(UUID report, byte[] key) {}

    /**
     * Takes a report in. The same receipt is the same report: sent twice, it is kept once.
     *
     * @throws Refusal naming each wrong field, or when nobody is left who may receive it
     */
    @Transactional
    public Opened file(PlaceCode county, Draft draft, Receipt.Keys receipt) {
        var known = find(receipt);
        if (known.isPresent()) {
            return known.get();
        }
        var receiving = readers.receiving(county, draft.checked());
        // Random, not rising with time as ids otherwise are: an id must not tell the minute somebody wrote.
        var id = UUID.randomUUID();
        var key = Locks.random(Locks.KEY);
        var now = time.instant();
        var report = new Report(
                id,
                county.value(),
                Shanghai.day(now),
                draft.named(),
                Report.State.RECEIVED,
                draft.named() ? calendar.due(now, rules.answer()) : null,
                null,
                null);
        if (!rows.insert(report, receipt.tag(), Locks.seal(receipt.key(), key, "own/" + id))) {
            // The same form came twice at once: the other was quicker, and is committed by now.
            return find(receipt).orElseThrow();
        }
        receiving.forEach(reader ->
                rows.give(id, reader.holder().id(), Locks.sealTo(reader.holder().publicKey(), key, keyContext(id))));
        letters.write(
                id, 1, true, Shanghai.day(now), Word.MESSAGE, Locks.seal(key, draft.bytes(), letterContext(id, 1)));
        return new Opened(id, key);
    }

    /** The report of a receipt. */
    Optional<Opened> find(Receipt.Keys receipt) {
        return rows.byTag(receipt.tag())
                .map(found -> new Opened(found.id(), Locks.open(receipt.key(), found.sealed(), "own/" + found.id())));
    }

    Report get(UUID id) {
        return rows.get(id);
    }

    Draft draft(Opened opened) {
        return Draft.of(letterBytes(opened, letters.get(opened.report(), 1)));
    }

    /** All but the first, which {@link #draft} opens. */
    List<Letter> letters(Opened opened) {
        return letters.of(opened.report()).stream()
                .filter(kept -> kept.seq() > 1)
                .map(kept -> new Letter(
                        kept.seq(),
                        kept.own(),
                        kept.day(),
                        kept.word(),
                        new String(Draft.Padding.unpad(letterBytes(opened, kept)), UTF_8)))
                .toList();
    }

    /** The reporter writes again. */
    @Transactional
    public void write(Opened opened, String text) {
        add(opened, true, Word.MESSAGE, text);
        rows.unsee(opened.report());
    }

    /**
     * The reporter says whether anybody took revenge. What was chosen is sealed with the words, like every letter.
     *
     * @param felt the choice in words
     */
    @Transactional
    public void tell(Opened opened, String felt, String text) {
        write(opened, text.isBlank() ? felt : felt + "\n" + text.strip());
        reprisals.answered(opened.report());
    }

    /**
     * An officer writes, and perhaps moves the report on.
     *
     * @throws Refusal if the text is missing, somebody moved it on meanwhile, or it is no time to ask again
     */
    @Transactional
    public void answer(Opened opened, Word word, String text) {
        var to = word.to();
        if (to != null && !rows.move(opened.report(), word, to, Shanghai.day(time.instant()))) {
            throw Refusal.conflict("supervision.moved-on");
        }
        if (to != null && to.ends() && rows.get(opened.report()).named()) {
            reprisals.plan(opened.report(), Shanghai.day(time.instant()));
        }
        if (word == Word.ASK && !reprisals.ask(opened.report())) {
            throw Refusal.conflict("supervision.reprisal.not-due");
        }
        add(opened, false, word, text);
    }

    private void add(Opened opened, boolean own, Word word, String text) {
        if (text.isBlank()) {
            throw Refusal.invalidFields(Map.of("text", "supervision.letter-missing"));
        }
        if (text.length() > LONGEST) {
            throw Refusal.invalidFields(Map.of("text", "supervision.text-long"));
        }
        rows.lock(opened.report());
        var seq = letters.next(opened.report());
        letters.write(
                opened.report(),
                seq,
                own,
                Shanghai.day(time.instant()),
                word,
                Locks.seal(
                        opened.key(),
                        Draft.Padding.pad(text.strip().getBytes(UTF_8)),
                        letterContext(opened.report(), seq)));
    }

    private static byte[] letterBytes(Opened opened, LetterRepository.Kept kept) {
        return Locks.open(opened.key(), kept.sealed(), letterContext(opened.report(), kept.seq()));
    }

    static String keyContext(UUID report) {
        return "report-key/" + report;
    }

    private static String letterContext(UUID report, int seq) {
        return "letter/" + report + "/" + seq;
    }

    /** What the words of each state are, for the pages; asking again has a form of its own. */
    static List<Word> possible(Report report) {
        return Arrays.stream(Word.values())
                .filter(word -> word != Word.ASK)
                .filter(word -> word.from() == null || word.from() == report.state())
                .toList();
    }
}
