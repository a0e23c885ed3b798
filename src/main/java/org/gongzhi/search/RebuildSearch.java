package org.gongzhi.search;

import java.util.List;
import java.util.Locale;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Progress;
import org.gongzhi.procedure.Journal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the index of all matters anew: after a restored copy, or when a new version finds by other things. */
@Component
class RebuildSearch implements Command {

    private final Indexer indexer;
    private final Journal journal;
    private final MessageSource messages;

    RebuildSearch(Indexer indexer, Journal journal, MessageSource messages) {
        this.indexer = indexer;
        this.journal = journal;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "search rebuild";
    }

    @Override
    public String summary() {
        return word("search.rebuild.summary");
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            System.err.println(summary());
            return 2;
        }
        try (var progress = Progress.of(word("search.rebuild.progress"), journal.count())) {
            indexer.rebuild(progress::advance);
        }
        System.out.println(word("search.rebuild.done"));
        return 0;
    }

    private String word(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
