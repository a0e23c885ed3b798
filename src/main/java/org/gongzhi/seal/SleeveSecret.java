package org.gongzhi.seal;

import java.util.List;
import org.gongzhi.kernel.Command;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi seal sleeve ID}: prints the secret with which that sleeve signs, for its gateway. */
@Component("seal sleeve")
class SleeveSecret implements Command {

    private final Signing signing;
    private final SealWords words;

    SleeveSecret(Signing signing, SealWords words) {
        this.signing = signing;
        this.words = words;
    }

    @Override
    public String name() {
        return "seal sleeve";
    }

    @Override
    public String summary() {
        return words.of("seal.sleeve.summary");
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 1 || !arguments.getFirst().matches("[0-9A-Za-z._-]{1,40}")) {
            System.err.println(words.of("seal.sleeve.usage"));
            return 2;
        }
        System.out.println(signing.secret(arguments.getFirst()));
        return 0;
    }
}
