package org.gongzhi.suggestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Says what a text is probably about. It learns by {@code ./gongzhi train}; what was trained here stands in the data
 * folder and is used before the model that comes with the program.
 */
@Service
public class Suggestions {

    private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);

    private final @Nullable Path trained;
    private volatile @Nullable Model model;

    Suggestions(@Value("${gongzhi.data:}") String data) {
        this.trained = data.isEmpty() ? null : Path.of(data, "suggestion", "model.gz");
    }

    public Suggestion suggest(String title, String detail) {
        return model().suggest(Features.ofRaw(title, detail));
    }

    /** Where a model trained here is kept; null when the program keeps no folder. */
    @Nullable
    Path kept() {
        return trained;
    }

    private Model model() {
        var known = model;
        if (known == null) {
            known = read();
            model = known;
        }
        return known;
    }

    private Model read() {
        try {
            if (trained != null && Files.exists(trained)) {
                try (var file = Files.newInputStream(trained)) {
                    return Model.read(file);
                } catch (Model.OtherVersion _) {
                    LOG.warn(
                            "{} was trained by another version; the model of the program is used: train anew", trained);
                }
            }
            try (var file = Suggestions.class.getResourceAsStream("/suggestion/model.gz")) {
                return Model.read(Objects.requireNonNull(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
