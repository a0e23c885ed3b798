package org.gongzhi.seal;

import java.time.InstantSource;
import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of seals of a place, for everybody: which seal was put on what, how often, and whether it fitted. */
@Controller
class RegisterController {

    private static final int SIZE = 10;
    private static final int VILLAGES = 500;

    private final SealRepository seals;
    private final Seals keeping;
    private final Custodies custodies;
    private final EntryRepository entries;
    private final Procedures procedures;
    private final Bodies bodies;
    private final Places places;
    private final SealWords words;
    private final InstantSource time;

    RegisterController(
            SealRepository seals,
            Seals keeping,
            Custodies custodies,
            EntryRepository entries,
            Procedures procedures,
            Bodies bodies,
            Places places,
            SealWords words,
            InstantSource time) {
        this.seals = seals;
        this.keeping = keeping;
        this.custodies = custodies;
        this.entries = entries;
        this.procedures = procedures;
        this.bodies = bodies;
        this.places = places;
        this.words = words;
        this.time = time;
    }

    /** Everything {@code seal/places.jte} shows. */
    record PlacesPage(String title, List<Choice> places) {}

    /** Everything {@code seal/register.jte} shows. */
    record RegisterPage(
            String place,
            String procedure,
            List<PublicSeal> seals,
            List<Line> lines,
            List<Choice> below,
            Paging paging) {

        /**
         * A seal as everybody may know it. The keeper by post, never by name.
         *
         * @param keeper null while nobody keeps it
         */
        record PublicSeal(
                String name,
                String body,
                String since,
                @Nullable String until,
                @Nullable String keeper) {}

        /** One use. */
        record Line(
                String number,
                String at,
                String seal,
                String kind,
                String subject,
                String impressions,
                String tier,
                @Nullable String decision,
                String state,
                Tone tone,
                int anomalies) {}
    }

    @GetMapping("/seals")
    ModelAndView towns() {
        var towns = seals.towns().stream()
                .filter(town -> places.find(town).isPresent())
                .map(town -> new Choice(town.value(), places.fullName(town)))
                .toList();
        return new ModelAndView("seal/places", "page", new PlacesPage(words.of("seal.public.title"), towns));
    }

    @GetMapping("/seals/{place}")
    ModelAndView register(@PathVariable String place, @RequestParam(defaultValue = "1") int page) {
        if (!PlaceCode.isCode(place)) {
            throw Refusal.unknown("territory.unknown-place", place);
        }
        var where = places.get(new PlaceCode(place));
        var own = keeping.at(where.code());
        var below = seals.placesIn(where.code(), VILLAGES).stream()
                .filter(code -> !code.equals(where.code()))
                .map(code -> new Choice(code.value(), places.fullName(code)))
                .toList();
        if (own.isEmpty() && where.level() != Level.VILLAGE) {
            return new ModelAndView("seal/places", "page", new PlacesPage(places.fullName(where.code()), below));
        }
        int number = Math.clamp(page, 1, 5_000);
        var procedure = procedures.get(UseWitness.procedure(where.code()));
        var shown = new RegisterPage(
                places.fullName(where.code()),
                procedure.id(),
                own.stream().map(this::shown).toList(),
                entries.of(where.code(), number, SIZE).stream()
                        .map(entry -> line(entry, procedure))
                        .toList(),
                below,
                Paging.counted("/seals/" + where.code(), number, SIZE, entries.count(where.code())));
        return new ModelAndView("seal/register", "page", shown);
    }

    private RegisterPage.PublicSeal shown(Seal seal) {
        var ends = seal.ends();
        return new RegisterPage.PublicSeal(
                seal.name(),
                bodies.find(seal.body()).map(Body::name).orElse(seal.body()),
                Shanghai.date(seal.begins()),
                ends == null ? null : Shanghai.date(ends),
                custodies
                        .keeper(seal.code(), Shanghai.day(time.instant()))
                        .map(Custody::title)
                        .orElse(null));
    }

    private RegisterPage.Line line(Entry entry, Procedure procedure) {
        int made = entry.counted() + entry.excess();
        return new RegisterPage.Line(
                entry.number().value(),
                Shanghai.minute(entry.at()),
                entry.name(),
                words.of("seal.use." + entry.kind()),
                entry.subject(),
                words.of("seal.impressions.made", entry.copies(), entry.approved(), made),
                words.of("seal.band.tier." + entry.tier()),
                entry.decision(),
                procedure.state(entry.state()).name(),
                entry.anomalies() > 0 ? Tone.LATE : entry.state().equals("filed") ? Tone.DONE : Tone.RUN,
                entry.anomalies());
    }
}
