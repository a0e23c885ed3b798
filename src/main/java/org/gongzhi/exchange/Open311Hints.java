package org.gongzhi.exchange;

import java.util.ArrayList;
import java.util.List;
import org.gongzhi.desk.Hint;
import org.gongzhi.desk.HintSource;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells whoever handles a matter what another program said of it that the form has no field for, and how far it has
 * come where it was sent.
 */
@Component
class Open311Hints implements HintSource {

    private final Open311Inward inward;
    private final Open311Sendings sendings;
    private final Open311Servers servers;
    private final Open311Replies replies;
    private final Words words;

    Open311Hints(
            Open311Inward inward,
            Open311Sendings sendings,
            Open311Servers servers,
            Open311Replies replies,
            Words words) {
        this.inward = inward;
        this.sendings = sendings;
        this.servers = servers;
        this.replies = replies;
        this.words = words;
    }

    @Override
    public List<Hint> of(Matter matter, List<HistoryLine> history) {
        var hints = new ArrayList<Hint>();
        if (matter.channel().equals(Open311Wish.CHANNEL)) {
            inward.said(matter.number())
                    .map(this::sentences)
                    .ifPresent(sentences -> add(hints, "exchange.open311.said", sentences));
        }
        // Only what was handed on has such a step, so no other matter costs a question to the database.
        if (history.stream().anyMatch(line -> line.action().equals(Open311Hand.ACTION))) {
            add(
                    hints,
                    "exchange.server.hint",
                    sendings.of(matter.number()).stream().map(this::sentence).toList());
        }
        return hints;
    }

    private void add(List<Hint> hints, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            hints.add(new Hint(words.of(title), String.join("；", sentences)));
        }
    }

    private String sentence(Open311Sending sending) {
        var server = servers.find(sending.server()).map(Open311Server::name).orElse("—");
        var refused = sending.state().equals("refused");
        return words.of(
                "exchange.server.hint." + sending.state(),
                server,
                refused ? replies.trouble(shown(sending.trouble())) : shown(sending.remote()),
                shown(sending.status()));
    }

    private static String shown(@Nullable String text) {
        return text == null || text.isEmpty() ? "—" : text;
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
