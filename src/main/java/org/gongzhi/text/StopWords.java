package org.gongzhi.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that stand in any message whatever it is about; {@code text/stop-words.txt}, one a line. */
final class StopWords {

    private static final Set<String> ALL = read();

    private StopWords() {}

    static boolean contains(String word) {
        return ALL.contains(word);
    }

    private static Set<String> read() {
        try (var file = StopWords.class.getResourceAsStream("/text/stop-words.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
