package org.gongzhi.insight;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.gongzhi.insight.Onlookers.Onlooker;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.Choice;
import org.springframework.stereotype.Component;

/** Which bulletins of the county somebody finds: those that stand, and the drafts of their own places. */
@Component
class BulletinList {

    private static final String PATH = "/work/bulletins";
    private static final int SHOWN = 200;

    private final Onlookers onlookers;
    private final Bulletins bulletins;
    private final Months months;
    private final Procedures procedures;
    private final BoardWords words;

    BulletinList(Onlookers onlookers, Bulletins bulletins, Months months, Procedures procedures, BoardWords words) {
        this.onlookers = onlookers;
        this.bulletins = bulletins;
        this.months = months;
        this.procedures = procedures;
        this.words = words;
    }

    /** Everything {@code insight/bulletins.jte} shows. */
    record BulletinsPage(List<Line> told, List<Choice> drafts) {

        record Line(String title, String href, String at, String digest) {}
    }

    BulletinsPage page(Onlooker who) {
        var now = months.now();
        var drafts = who.scope().places().stream()
                .filter(place -> onlookers.mayKnowAnswers(who, procedures.get("appeal")))
                .flatMap(place -> IntStream.range(0, 3)
                        .mapToObj(back -> new Choice(
                                PATH + "/" + place.value() + "/appeal/" + now.minusMonths(back),
                                title(place.value(), "appeal", now.minusMonths(back)))))
                .toList();
        return new BulletinsPage(told(who, SHOWN), drafts);
    }

    /** The bulletins that stand, the latest first. */
    List<BulletinsPage.Line> told(Onlooker who, int most) {
        return bulletins.told(county(who), most).stream()
                .map(one -> new BulletinsPage.Line(
                        title(one.place(), one.procedure(), YearMonth.parse(one.month())),
                        PATH + "/" + one.place() + "/" + one.procedure() + "/" + one.month(),
                        Shanghai.minute(one.madeAt()),
                        one.digest()))
                .toList();
    }

    static PlaceCode county(Onlooker who) {
        return who.scope().places().stream()
                .map(place -> new PlaceCode(place.county()))
                .findFirst()
                .or(() -> who.scope().bodies().stream()
                        .map(body -> new PlaceCode(body.substring(0, 6)))
                        .findFirst())
                .orElseThrow(() -> Refusal.forbidden("insight.no-post"));
    }

    private String title(String place, String procedure, YearMonth month) {
        return words.of(
                "insight.bulletin.of",
                words.place(place),
                procedures.find(procedure).map(one -> one.name()).orElse(procedure),
                String.valueOf(month.getYear()),
                month.getMonthValue());
    }
}
