package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.gongzhi.evidence.Log;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.web.Choice;
import org.springframework.stereotype.Component;

/** Puts what was published into words for everybody: one publication. */
@Component
class PaperPages {

    private final DueRepository due;
    private final Versions versions;
    private final SlotPages tables;
    private final Questions questions;
    private final Covers covers;
    private final Log log;

    PaperPages(DueRepository due, Versions versions, SlotPages tables, Questions questions, Covers covers, Log log) {
        this.covers = covers;
        this.due = due;
        this.versions = versions;
        this.tables = tables;
        this.questions = questions;
        this.log = log;
    }

    /**
     * Everything {@code disclosure/paper.jte} shows.
     *
     * @param newest whether no later version corrects it
     * @param change how the sums differ from the period before, where both are known
     * @param proven whether the public log covers it already
     * @param covered whether parts of its originals are painted black
     * @param card whether a picture to share can be drawn here
     */
    record PaperPage(
            String path,
            String placePath,
            String itemPath,
            Paper paper,
            String at,
            String until,
            boolean archived,
            boolean newest,
            List<Choice> others,
            SlotPages.Table table,
            List<Change> change,
            String record,
            String digest,
            boolean proven,
            boolean card,
            boolean covered,
            String number,
            List<Questions.Asked> asked) {}

    /** A sum now and in the period before. */
    record Change(String name, String now, String before, String beforeHref) {}

    PaperPage newest(Slot slot) {
        var known = due.find(slot).filter(Due::isDone).orElseThrow(() -> Refusal.unknown("disclosure.not-published"));
        return version(slot, known.version());
    }

    PaperPage version(Slot slot, int number) {
        var all = versions.all(slot);
        var version = all.stream()
                .filter(one -> one.version() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("disclosure.not-published"));
        var paper = version.paper();
        return new PaperPage(
                slot.path(),
                OpenController.PATH + "/" + slot.place(),
                OpenController.PATH + "/" + slot.place() + "/" + slot.item(),
                paper,
                Shanghai.minute(version.publishedAt()),
                Shanghai.date(version.postedUntil()),
                due.find(slot).filter(Due::archived).isPresent(),
                number == all.getFirst().version(),
                all.stream()
                        .filter(one -> one.version() != number)
                        .map(one -> new Choice(slot.path() + "/v" + one.version(), Integer.toString(one.version())))
                        .toList(),
                tables.table(paper.contents(), paper.heads()),
                change(version),
                version.record(),
                version.digest(),
                log.indexOf(ProvableVersions.NAME, version.record()).isPresent(),
                Card.possible(),
                paper.contents().originals().stream()
                        .anyMatch(original -> covers.boxes(original.file()).isPresent()),
                version.number(),
                questions.of(slot));
    }

    private List<Change> change(Version version) {
        return version.slot()
                .period()
                .before()
                .map(period -> new Slot(version.slot().place(), version.slot().item(), period))
                .flatMap(before ->
                        due.find(before).filter(Due::isDone).flatMap(one -> versions.find(before, one.version())))
                .map(before -> changes(version.paper(), before))
                .orElse(List.of());
    }

    private static List<Change> changes(Paper now, Version before) {
        var heads = now.heads();
        return IntStream.range(0, heads.size())
                .filter(i -> heads.get(i).isAmount()
                        && before.paper().columns().contains(heads.get(i).name()))
                .mapToObj(i -> new Change(
                        heads.get(i).name(),
                        Amounts.shown(heads.get(i), Amounts.sum(now.rows(), i)),
                        Amounts.shown(
                                heads.get(i), sum(before.paper(), heads.get(i).name())),
                        before.slot().path()))
                .toList();
    }

    static BigDecimal sum(Paper paper, String column) {
        return Amounts.sum(paper.rows(), paper.columns().indexOf(column));
    }
}
