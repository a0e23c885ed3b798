package org.gongzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Words for people stand in bundles, once; templates carry neither words nor style nor scripts. */
class MessagesTests {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path PROGRAM = Path.of("src/main/java");

    private static final Pattern ASKED = Pattern.compile("\\b(?:lookup|localize|text)\\(\\s*\"([^\"{}]+)\"\\s*[,)]");
    private static final Pattern REFUSED = Pattern.compile(
            "\\b(?:invalid|unknown|forbidden|conflict|tooLarge|tooMany)\\(\\s*\"([a-z-]+\\.[a-z.-]+)\"");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern INLINE = Pattern.compile("<[^>$]*\\s(style|on[a-z]+)\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)|<style\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>|<!--.*?-->", Pattern.DOTALL);

    @Test
    void everyKeyAskedForHasWords() throws IOException {
        var known = keys().keySet();
        var asked = found(TEMPLATES, ".jte", ASKED);
        asked.putAll(found(PROGRAM, ".java", REFUSED));

        asked.keySet().removeAll(known);

        assertThat(asked).isEmpty();
    }

    /** A large module may split its bundle: {@code appeal.properties}, {@code appeal-import.properties}. */
    @Test
    void eachModuleKeepsItsOwnKeys() throws IOException {
        var strays = keys();

        strays.entrySet().removeIf(key -> {
            var module = key.getKey().substring(0, key.getKey().indexOf('.'));
            var bundle = String.join(" and ", key.getValue());
            return bundle.equals(module)
                    || (bundle.startsWith(module + "-") && key.getValue().size() == 1);
        });

        assertThat(strays).isEmpty();
    }

    @Test
    void noKeyIsGivenTwice() throws IOException {
        for (var bundle : bundles()) {
            var names = Files.readAllLines(bundle).stream()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            assertThat(names).as("keys of %s", bundle).doesNotHaveDuplicates();
        }
    }

    @Test
    void templatesCarryNoWords() throws IOException {
        assertThat(linesWith(CHINESE)).isEmpty();
    }

    @Test
    void templatesCarryNoStyleAndNoScript() throws IOException {
        assertThat(linesWith(INLINE)).isEmpty();
        assertThat(linesWith(SCRIPT)).isEmpty();
    }

    private static List<String> linesWith(Pattern pattern) throws IOException {
        var wrong = new ArrayList<String>();
        for (var template : files(TEMPLATES, ".jte")) {
            var lines = COMMENT.matcher(Files.readString(template))
                    .replaceAll("")
                    .lines()
                    .toList();
            for (var line : lines) {
                if (pattern.matcher(line).find()) {
                    wrong.add(template + ": " + line.strip());
                }
            }
        }
        return wrong;
    }

    private static Map<String, Set<String>> found(Path root, String ending, Pattern pattern) throws IOException {
        var all = new HashMap<String, Set<String>>();
        for (var file : files(root, ending)) {
            var matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                // A key that ends in a dot is the beginning of one that data completes.
                if (!matcher.group(1).endsWith(".")) {
                    all.computeIfAbsent(matcher.group(1), _ -> new TreeSet<>())
                            .add(file.getFileName().toString());
                }
            }
        }
        return all;
    }

    private static Map<String, Set<String>> keys() throws IOException {
        var all = new HashMap<String, Set<String>>();
        for (var bundle : bundles()) {
            var words = new Properties();
            try (var reader = Files.newBufferedReader(bundle)) {
                words.load(reader);
            }
            var name = bundle.getFileName().toString().replace(".properties", "");
            words.stringPropertyNames()
                    .forEach(key ->
                            all.computeIfAbsent(key, _ -> new TreeSet<>()).add(name));
        }
        return all;
    }

    private static List<Path> bundles() throws IOException {
        return files(BUNDLES, ".properties").stream()
                .filter(file -> !file.getFileName().toString().contains("_"))
                .collect(Collectors.toList());
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
