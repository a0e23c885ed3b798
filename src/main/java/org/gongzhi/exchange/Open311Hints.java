package org.gongzhi.exchange;

import java.util.ArrayList;
import java.util.List;
import org.gongzhi.desk.Hint;
import org.gongzhi.desk.HintSource;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.springframework.stereotype.Component;

/** Tells whoever handles a matter what another program said of it that the form has no field for. */
@Component
class Open311Hints implements HintSource {

    private final Open311Inward inward;
    private final ExchangeWords words;

    Open311Hints(Open311Inward inward, ExchangeWords words) {
        this.inward = inward;
        this.words = words;
    }

    @Override
    public List<Hint> of(Matter matter, List<HistoryLine> history) {
        if (!matter.channel().equals(Open311Wish.CHANNEL)) {
            return List.of();
        }
        return inward.said(matter.number())
                .map(this::sentences)
                .filter(sentences -> !sentences.isEmpty())
                .map(sentences -> List.of(new Hint(words.of("exchange.open311.said"), String.join("；", sentences))))
                .orElse(List.of());
    }

    private List<String> sentences(Open311Said said) {
        var sentences = new ArrayList<String>();
        if (said.address() != null) {
            sentences.add(words.of("exchange.open311.said.address", said.address()));
        }
        if (said.latitude() != null && said.longitude() != null) {
            sentences.add(words.of(
                    "exchange.open311.said.point",
                    said.latitude().toString(),
                    said.longitude().toString()));
        }
        if (!said.media().isEmpty()) {
            sentences.add(words.of("exchange.open311.said.media", String.join(" ", said.media())));
        }
        return sentences;
    }
}
