package org.gongzhi.hint;

import java.util.Map;
import java.util.Optional;
import org.gongzhi.desk.CategoryAdvisor;
import org.gongzhi.kernel.Words;
import org.gongzhi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Says what a matter is probably about while it is written down. */
@Component
class OpeningAdvice implements CategoryAdvisor {

    private final Suggestions suggestions;
    private final Words words;

    OpeningAdvice(Suggestions suggestions, Words words) {
        this.suggestions = suggestions;
        this.words = words;
    }

    @Override
    public Optional<Advice> of(Map<String, String> typed) {
        var text = Said.in(typed);
        if (text.isBlank()) {
            return Optional.empty();
        }
        var suggestion = suggestions.suggest(typed.getOrDefault("subject", ""), text);
        var percent = Math.round(suggestion.confidence() * 100);
        var key = suggestion.sure() ? "hint.category.sure" : "hint.category.unsure";
        return Optional.of(new Advice(
                suggestion.sure() ? suggestion.category() : "", words.of(key, suggestion.category(), percent)));
    }
}
