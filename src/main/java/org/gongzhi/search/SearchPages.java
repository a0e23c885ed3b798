package org.gongzhi.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.Journal.Writing;
import org.gongzhi.procedure.Listed;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the page of a search. */
@Component
class SearchPages {

    private static final int EXCERPT = 90;
    private static final int MOST_PLACES = 200;

    private final Procedures procedures;
    private final Places places;
    private final Journal journal;
    private final Entries entries;

    SearchPages(Procedures procedures, Places places, Journal journal, Entries entries) {
        this.procedures = procedures;
        this.places = places;
        this.journal = journal;
        this.entries = entries;
    }

    SearchPage of(Asked asked, Scope scope, List<String> words, Found found, @Nullable String error) {
        var next = found.next();
        return new SearchPage(
                asked,
                kinds(),
                named(entries.categories()),
                states(asked),
                places(scope, asked),
                rows(found.matters(), words),
                error,
                next == null ? null : "/work/search" + asked.address() + "&after=" + next.key(),
                found.cut() && next != null ? next.day() : null,
                asked.bookmark() != null,
                entries.reach().rebuilding());
    }

    List<SearchPage.Row> rows(List<Listed> found, List<String> words) {
        var numbers = found.stream().map(listed -> listed.matter().number()).toList();
        Map<MatterNumber, Writing> writings = words.isEmpty() || numbers.isEmpty()
                ? Map.of()
                : journal.read(numbers).stream()
                        .collect(Collectors.toMap(one -> one.matter().number(), Function.identity()));
        return found.stream()
                .map(listed -> row(listed, words, writings.get(listed.matter().number())))
                .toList();
    }

    private SearchPage.Row row(Listed listed, List<String> words, @Nullable Writing writing) {
        var matter = listed.matter();
        var procedure = procedures.of(matter);
        return new SearchPage.Row(
                matter.number().value(),
                Plain.marked(matter.title(), words),
                writing == null ? List.of() : said(writing, words),
                procedure.name(),
                matter.category(),
                places.fullName(matter.place()),
                procedure.state(matter.state()).name(),
                matter.ended() ? Tone.DONE : Tone.RUN,
                Shanghai.minute(matter.openedAt()));
    }

    /** The passage that holds most of the words the title lacks. */
    private static List<Plain.Piece> said(Writing writing, List<String> words) {
        var title = Plain.of(writing.words().getFirst());
        var missing = words.stream().filter(word -> !title.contains(word)).toList();
        return writing.words().stream()
                .skip(1)
                .filter(text -> missing.stream().anyMatch(Plain.of(text)::contains))
                .max(java.util.Comparator.comparingLong(text ->
                        missing.stream().filter(Plain.of(text)::contains).count()))
                .map(text -> Plain.excerpt(text, missing, EXCERPT))
                .orElse(List.of());
    }

    private List<Choice> kinds() {
        return procedures.all().stream()
                .map(one -> new Choice(one.id(), one.name()))
                .toList();
    }

    /** The states of the kind asked for; of all kinds when none is, each named once. */
    private List<Choice> states(Asked asked) {
        var names = new LinkedHashMap<String, List<String>>();
        Stream<Procedure> kinds = procedures
                .find(asked.value(asked.procedure()))
                .map(Stream::of)
                .orElseGet(() -> procedures.all().stream());
        kinds.flatMap(kind -> kind.states().values().stream()).forEach(state -> {
            var known = names.computeIfAbsent(state.key(), _ -> new ArrayList<>());
            if (!known.contains(state.name())) {
                known.add(state.name());
            }
        });
        return names.entrySet().stream()
                .map(state -> new Choice(state.getKey(), String.join(" / ", state.getValue())))
                .toList();
    }

    /** My places and what lies in them; below a place already chosen, what lies in that one. */
    private List<Choice> places(Scope scope, Asked asked) {
        var shown = new LinkedHashMap<String, Choice>();
        for (var mine : scope.places()) {
            places.find(mine).ifPresent(place -> add(shown, place));
        }
        var code = asked.value(asked.place()).strip();
        if (PlaceCode.isCode(code) && scope.sees(new PlaceCode(code))) {
            places.path(new PlaceCode(code)).stream()
                    .filter(place -> scope.sees(place.code()))
                    .forEach(place -> add(shown, place));
        }
        return shown.values().stream().limit(MOST_PLACES).toList();
    }

    private void add(Map<String, Choice> shown, Place place) {
        shown.putIfAbsent(place.code().value(), new Choice(place.code().value(), place.name()));
        for (var child : places.children(place.code())) {
            shown.putIfAbsent(
                    child.code().value(), new Choice(child.code().value(), place.name() + " · " + child.name()));
        }
    }

    private static List<Choice> named(List<String> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .map(value -> new Choice(value, value))
                .toList();
    }
}
