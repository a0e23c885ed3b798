package org.gongzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./gongzhi new-module} lays out is green before the first edit. */
class NewModuleTests {

    private static final Pattern WORDS = Pattern.compile("\"(remedy\\.[a-z-]+)\"");

    @TempDir
    Path house;

    @Test
    void aNewModuleCarriesItsNameEverywhereAndCompiles() throws Exception {
        assertThat(generate("remedy", "补救")).isZero();

        assertThat(files(""))
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .doesNotContainIgnoringCase("petition")
                        .doesNotContain("请愿"));
        assertThat(files(".java").map(file -> file.getFileName().toString()))
                .contains("Remedies.java", "Remedy.java", "RemedyRepository.java", "RemediesTests.java");
        assertThat(compile(files(".java").toList())).isEmpty();
        assertThat(wordsAsked()).isNotEmpty().isSubsetOf(words().stringPropertyNames());
        assertThat(house.resolve("src/main/resources/db/migration/remedy/V1__remedies.sql"))
                .content()
                .contains("create schema remedy;");
    }

    @Test
    void aNameIsOneLowerCaseWordThatIsNotTaken() throws Exception {
        assertThat(generate("Remedy", "补救")).isEqualTo(2);
        assertThat(generate("remedy", "补救")).isZero();
        assertThat(generate("remedy", "补救")).isEqualTo(2);
    }

    private int generate(String name, String title) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "bin/NewModule.java", name, title, house.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private String compile(List<Path> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new StringWriter();
        var options =
                List.of("-Xlint:all,-processing,-classfile,-serial", "-Werror", "-proc:none", "-d", house.toString());
        var units = compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(sources);
        compiler.getTask(problems, null, null, options, null, units).call();
        return problems.toString();
    }

    private List<String> wordsAsked() throws IOException {
        return files(".jte")
                .flatMap(file -> WORDS.matcher(read(file)).results())
                .map(found -> found.group(1))
                .toList();
    }

    private Properties words() throws IOException {
        var words = new Properties();
        try (var in = Files.newBufferedReader(house.resolve("src/main/resources/messages/remedy.properties"))) {
            words.load(in);
        }
        return words;
    }

    private Stream<Path> files(String ending) throws IOException {
        try (var all = Files.walk(house.resolve("src"))) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
