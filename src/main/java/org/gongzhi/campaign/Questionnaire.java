package org.gongzhi.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code campaign/questionnaire.yaml} asks (问卷): a few questions with answers to tick. */
record Questionnaire(String title, Map<String, Field> questions) {

    private static final String FILE = "campaign/questionnaire.yaml";

    static Questionnaire read() {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            var file = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in), "file");
            var questions = new LinkedHashMap<String, Field>();
            map(file.get("questions"), "questions").forEach((key, asked) -> questions.put(key, question(key, asked)));
            return new Questionnaire(String.valueOf(file.get("title")), questions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Field question(String key, @Nullable Object asked) {
        var words = map(asked, key);
        var choices = new ArrayList<Field.Choice>();
        map(words.get("of"), key)
                .forEach((answer, name) -> choices.add(new Field.Choice(answer, String.valueOf(name))));
        return new Field(
                key,
                Field.Type.CHOICE,
                String.valueOf(words.get("label")),
                String.valueOf(words.get("label")),
                null,
                false,
                0,
                null,
                List.copyOf(choices),
                null,
                Field.Privacy.PUBLIC);
    }

    /** The answers that are lawful; whatever else was sent is not looked at. */
    Map<String, String> lawful(Map<String, String> given) {
        var lawful = new LinkedHashMap<String, String>();
        questions.forEach((key, question) -> {
            var answer = given.get(key);
            if (question.choices().stream().anyMatch(choice -> choice.key().equals(answer))) {
                lawful.put(key, String.valueOf(answer));
            }
        });
        return lawful;
    }

    private static Map<String, Object> map(@Nullable Object value, String where) {
        if (!(value instanceof Map<?, ?> given)) {
            throw new IllegalStateException(FILE + ": " + where + ": a map is missing");
        }
        var map = new LinkedHashMap<String, Object>();
        given.forEach((key, entry) ->
                map.put(key instanceof Boolean yes ? (yes ? "yes" : "no") : String.valueOf(key), entry));
        return map;
    }
}
