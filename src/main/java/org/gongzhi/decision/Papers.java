package org.gongzhi.decision;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.decision.Ballot.Channel;
import org.gongzhi.decision.PaperRepository.Entry;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paper ballots (纸质选票): a serial on each, read by two persons apart. When two readings agree the ballot goes into the
 * same box as all others; when they differ a third person reads, and whoever agrees with an earlier reading decides.
 */
@Service
@Transactional
class Papers {

    /** What a reader may write beside yes, no and abstention: nobody can tell what the paper says. */
    static final String VOID = "V";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PaperRepository papers;
    private final Printing printing;
    private final Ballots ballots;
    private final Proxies proxies;
    private final Vault vault;
    private final InstantSource time;

    Papers(
            PaperRepository papers,
            Printing printing,
            Ballots ballots,
            Proxies proxies,
            Vault vault,
            InstantSource time) {
        this.papers = papers;
        this.printing = printing;
        this.ballots = ballots;
        this.proxies = proxies;
        this.vault = vault;
        this.time = time;
    }

    /** A paper ballot to print. */
    record Sheet(String serial, String unit, long area) {}

    List<Sheet> print(String number, String building) {
        var lines = printing.units(number, building);
        var used = new HashSet<String>();
        var sheets = lines.stream()
                .map(line -> new Sheet(serial(number, used), line.unit(), line.area()))
                .toList();
        papers.print(
                number,
                sheets.stream().map(Sheet::serial).toList(),
                sheets.stream().map(Sheet::unit).toList(),
                time.instant());
        printing.note(number, "papers", building, sheets.size());
        return sheets;
    }

    private String serial(String number, Set<String> used) {
        String serial;
        do {
            serial = "%08d".formatted(RANDOM.nextInt(100_000_000));
        } while (papers.unit(number, serial).isPresent() || !used.add(serial));
        return serial;
    }

    /** Who reads, what they read, who signed for the owner, and the photograph of the paper. */
    record Reading(
            String serial,
            String choice,
            UUID person,
            String name,
            @Nullable String proxy,
            @Nullable UUID scan) {}

    /** What came of a reading. */
    enum Outcome {
        /** Somebody else has to read it too. */
        FIRST,
        /** The readings agree, and it is in the box. */
        COUNTED,
        /** The readings agree that it is void. */
        VOIDED,
        /** The readings differ: a third person reads the paper. */
        DIFFERENT
    }

    /** @throws Refusal if the serial is unknown, the same person reads twice, or it is settled already */
    Outcome read(String number, Reading reading) {
        var unit = papers.unit(number, reading.serial())
                .orElseThrow(() -> Refusal.invalidFields(Map.of("serial", "decision.paper.unknown")));
        var before = papers.entries(number, reading.serial());
        if (before.stream().anyMatch(entry -> entry.person().equals(reading.person()))) {
            throw Refusal.conflict("decision.paper.same-person");
        }
        if (settled(before)) {
            throw Refusal.conflict("decision.paper.settled", reading.serial());
        }
        if (before.isEmpty() && reading.scan() == null) {
            throw Refusal.invalidFields(Map.of("scan", "decision.paper.scan"));
        }
        var choice = reading.choice().equals(VOID) ? null : Choice.parse(reading.choice());
        var said = choice == null ? VOID : choice.letter();
        var digest = vault.mac(
                "paper",
                number + "/" + reading.serial() + "/" + said + "/" + Objects.requireNonNullElse(reading.proxy(), ""));
        papers.insert(
                number,
                new Entry(
                        reading.serial(),
                        before.size() + 1,
                        digest,
                        reading.person(),
                        reading.name(),
                        reading.proxy(),
                        reading.scan(),
                        time.instant()));
        if (before.isEmpty()) {
            return Outcome.FIRST;
        }
        var same = agreeing(before, digest);
        if (same.isEmpty()) {
            return Outcome.DIFFERENT;
        }
        if (choice == null) {
            return Outcome.VOIDED;
        }
        if (reading.proxy() != null) {
            proxies.require(number, unit, reading.proxy());
        }
        var scan = before.stream()
                .map(Entry::scan)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(reading.scan());
        ballots.cast(
                number,
                unit,
                choice,
                new Manner(
                        Channel.PAPER,
                        same.get().person(),
                        reading.person(),
                        reading.proxy(),
                        reading.serial(),
                        scan,
                        null));
        return Outcome.COUNTED;
    }

    private static Optional<Entry> agreeing(List<Entry> entries, byte[] digest) {
        return entries.stream()
                .filter(entry -> Arrays.equals(entry.digest(), digest))
                .findFirst();
    }

    private static boolean settled(List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (agreeing(entries.subList(0, i), entries.get(i).digest()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Transactional(readOnly = true)
    List<PaperRepository.Waiting> waiting(String number) {
        return papers.waiting(number);
    }
}
