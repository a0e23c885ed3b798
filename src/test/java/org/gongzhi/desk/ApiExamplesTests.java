package org.gongzhi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SameShape;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples of {@code docs/api.md} are run as they stand there, and each answer has the shape that is printed below
 * it.
 */
@Pages
class ApiExamplesTests {

    private static final Pattern EXAMPLE = Pattern.compile("```sh\\n(.*?)```\\n```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
    private static final Pattern PART = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^'\"]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z]+)");

    private final Map<String, String> variables = new HashMap<>();
    private final JsonMapper json;

    ApiExamplesTests(
            MockMvcTester mvc, JsonMapper json, SmallTown town, ProgramAccess access, @LocalServerPort int port) {
        this.json = json;
        town.settle();
        access.employ("api-examples", "community-officer", SmallTown.VILLAGE, "620402001006-wyh");
        variables.put("GZ", "http://localhost:" + port);
        variables.put("TOKEN", access.token(mvc, "api-examples"));
        variables.put("PLACE", SmallTown.BUILDING.value());
    }

    @Test
    void everyExampleIsAnsweredAsTheDocumentSays() throws Exception {
        var text = Files.readString(Path.of("docs/api.md"));
        var examples = EXAMPLE.matcher(text).results().toList();
        assertThat(examples).hasSize(text.split("```sh\n", -1).length - 1).hasSizeGreaterThan(5);
        try (var client = HttpClient.newHttpClient()) {
            for (var example : examples) {
                var answer = run(client, example.group(1));
                SameShape.check(json.readTree(example.group(2)), answer, example.group(1));
                if (answer.has("number")) {
                    variables.put("NUMBER", answer.get("number").asString());
                }
            }
        }
    }

    /** Runs a curl command of the few options the document uses; any other fails. */
    private JsonNode run(HttpClient client, String command) throws IOException, InterruptedException {
        var words = words(command);
        assertThat(words.removeFirst()).isEqualTo("curl");
        var request = HttpRequest.newBuilder();
        String method = "GET";
        String body = null;
        while (!words.isEmpty()) {
            var word = words.removeFirst();
            switch (word) {
                case "-s" -> {}
                case "-X" -> method = words.removeFirst();
                case "-d" -> body = words.removeFirst();
                case "-H" -> {
                    var header = words.removeFirst().split(": ", 2);
                    request.header(header[0], header[1]);
                }
                default -> request.uri(URI.create(word));
            }
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return json.readTree(
                client.send(request.build(), BodyHandlers.ofString()).body());
    }

    /** Splits as a shell does: quotes group, single quotes keep their dollar signs. */
    private List<String> words(String command) {
        var words = new ArrayList<String>();
        var found = WORD.matcher(command.replace("\\\n", " "));
        while (found.find()) {
            var word = new StringBuilder();
            var parts = PART.matcher(found.group());
            while (parts.find()) {
                if (parts.group(1) != null) {
                    word.append(parts.group(1));
                } else {
                    word.append(filled(parts.group(2) != null ? parts.group(2) : parts.group(3)));
                }
            }
            words.add(word.toString());
        }
        return words;
    }

    private String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            var value = variables.get(found.group(1));
            assertThat(value).as("variable %s", found.group(1)).isNotNull();
            return Matcher.quoteReplacement(String.valueOf(value));
        });
    }
}
