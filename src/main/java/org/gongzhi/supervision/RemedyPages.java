package org.gongzhi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.supervision.RemedyRepository.MadeRule;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The public pages of remedies. */
@Component
class RemedyPages {

    /** Actions whose words the page shows one after the other. */
    private static final List<String> TOLD =
            List.of("post", "pick", "drop", "answer", "progress", "make-rule", "finish", "again");

    private final Remedies remedies;
    private final RemedyRepository rows;
    private final Register register;
    private final Procedures procedures;
    private final Bodies bodies;
    private final Posts posts;
    private final Places places;
    private final Words words;

    RemedyPages(
            Remedies remedies,
            RemedyRepository rows,
            Register register,
            Procedures procedures,
            Bodies bodies,
            Posts posts,
            Places places,
            Words words) {
        this.remedies = remedies;
        this.rows = rows;
        this.register = register;
        this.procedures = procedures;
        this.bodies = bodies;
        this.posts = posts;
        this.places = places;
        this.words = words;
    }

    /** Everything {@code supervision/remedies.jte} shows. */
    record ListPage(List<Line> lines, boolean thanks) {

        record Line(Remedy remedy, String place, @Nullable String department) {}
    }

    /** Everything {@code supervision/remedy.jte} shows. */
    record OnePage(
            Remedy remedy,
            String place,
            String text,
            @Nullable String department,
            @Nullable Instant due,
            List<Told> story,
            List<MadeRule> rules,
            boolean known,
            boolean spoke,
            @Nullable String problem) {

        /** One step, in the words of whoever took it. */
        record Told(Instant at, String what, List<String> words) {}
    }

    /** Everything {@code supervision/remedy-new.jte} shows. */
    record NewPage(
            List<Choice> counties,
            String key,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    /** Everything {@code supervision/rules.jte} shows. */
    record RulesPage(List<MadeRule> rules) {}

    ModelAndView list(boolean thanks) {
        var lines = remedies.shown().stream()
                .map(remedy -> new ListPage.Line(remedy, places.fullName(remedy.place()), department(remedy)))
                .toList();
        return new ModelAndView("supervision/remedies", "page", new ListPage(lines, thanks));
    }

    ModelAndView rules() {
        return new ModelAndView("supervision/rules", "page", new RulesPage(rows.rules(null)));
    }

    ModelAndView one(Remedy remedy, Optional<Phone> phone, @Nullable Refusal refusal) {
        var matter = register.find(remedy.number()).orElseThrow();
        var procedure = procedures.of(matter);
        var next = matter.nextDue(procedure);
        var story = remedies.history(remedy.number()).stream()
                .filter(line -> TOLD.contains(line.action()))
                .map(line -> told(line, procedure))
                .toList();
        var spoke = phone.filter(known -> remedy.isJudged()
                        ? remedies.judged(remedy.number(), known)
                        : remedies.supported(remedy.number(), known))
                .isPresent();
        var page = new OnePage(
                remedy,
                places.fullName(remedy.place()),
                String.valueOf(matter.fields().get("text")),
                department(remedy),
                next == null ? null : next.dueAt(),
                story,
                rows.rules(remedy.number()),
                phone.isPresent(),
                spoke,
                refusal == null ? null : words.of(refusal));
        return view("supervision/remedy", page, refusal);
    }

    private static OnePage.Told told(HistoryLine line, Procedure procedure) {
        var action = procedure.action(line.action());
        var shown = action == null
                ? List.<String>of()
                : action.form().entrySet().stream()
                        .filter(field -> line.form().get(field.getKey()) instanceof String)
                        .filter(field -> !List.of("department", "verdict").contains(field.getKey()))
                        .map(field -> field.getValue().called() + "："
                                + shown(
                                        field.getValue(),
                                        String.valueOf(line.form().get(field.getKey()))))
                        .toList();
        var name = action == null ? "" : String.valueOf(action.shown() == null ? action.name() : action.shown());
        return new OnePage.Told(line.at(), name, shown);
    }

    private static String shown(Field field, String answer) {
        return field.type() == Field.Type.DATE ? Shanghai.date(LocalDate.parse(answer)) : answer;
    }

    ModelAndView form(String key, Map<String, String> typed, @Nullable Refusal refusal) {
        var counties = places.allButBuildings().stream()
                .filter(place -> place.level() == Level.COUNTY)
                .filter(place -> !posts.holders(posts.deskFor(Readers.COUNTY_DUTY, place.code()))
                        .isEmpty())
                .map(place -> new Choice(place.code().value(), places.fullName(place.code())))
                .sorted(Comparator.comparing(Choice::value))
                .toList();
        var page = new NewPage(
                counties,
                key,
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        return view("supervision/remedy-new", page, refusal);
    }

    private @Nullable String department(Remedy remedy) {
        var code = remedy.department();
        return code == null ? null : bodies.find(code).map(body -> body.name()).orElse(code);
    }

    private static ModelAndView view(String name, Object page, @Nullable Refusal refusal) {
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView(name, Map.of("page", page), status);
    }
}
