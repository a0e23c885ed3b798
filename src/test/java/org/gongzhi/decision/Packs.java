package org.gongzhi.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The rule packs of the program, without the program. */
final class Packs {

    private Packs() {}

    static VotingRules all() {
        try {
            return new VotingRules(new PathMatchingResourcePatternResolver(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
