package org.gongzhi.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.desk.Alike;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Listed;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterList;
import org.gongzhi.procedure.MatterNumber;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Shows the officer which matters may be about the same thing, and why: first those whose reporter said so. */
@Component
class Lookalikes implements Alike {

    private final Duplicates duplicates;
    private final Offers offers;
    private final MatterList register;
    private final MessageSource messages;

    Lookalikes(Duplicates duplicates, Offers offers, MatterList register, MessageSource messages) {
        this.duplicates = duplicates;
        this.offers = offers;
        this.register = register;
        this.messages = messages;
    }

    @Override
    public List<Likely> of(Matter matter, Scope scope, int most) {
        if (matter.ended() || matter.lead() != null) {
            return List.of();
        }
        var said = said(matter.number());
        var found = duplicates.of(matter);
        var matches =
                found.stream().collect(Collectors.toMap(match -> match.matter().number(), Function.identity()));
        var numbers = Stream.concat(
                        said.stream(),
                        found.stream().map(match -> match.matter().number()))
                .distinct()
                .toList();
        if (numbers.isEmpty()) {
            return List.of();
        }
        var visible = register.visible(scope, numbers).stream()
                .map(Listed::matter)
                .filter(other -> !other.ended() && other.lead() == null)
                .collect(Collectors.toMap(Matter::number, Function.identity()));
        var likely = new ArrayList<Likely>();
        for (var number : numbers) {
            var other = visible.get(number);
            if (other != null && likely.size() < most) {
                var why = new ArrayList<String>();
                if (said.contains(number)) {
                    why.add(word("search.alike.said"));
                }
                var match = matches.get(number);
                if (match != null) {
                    why.add(why(matter, match));
                }
                likely.add(new Likely(number, other.title(), String.join("；", why)));
            }
        }
        return likely;
    }

    /** Those its reporter named, and those whose reporters named it. */
    private List<MatterNumber> said(MatterNumber number) {
        return Stream.concat(offers.saidOf(number).stream(), offers.saidBy(number).stream())
                .distinct()
                .toList();
    }

    private String why(Matter matter, Duplicates.Match match) {
        var apart = Duration.between(matter.openedAt(), match.matter().openedAt());
        return word(
                "search.alike.why",
                word(match.nearness().key()),
                Shanghai.span(apart),
                String.join("、", match.words().stream().limit(3).toList()),
                Math.round(match.likeness() * 100));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
