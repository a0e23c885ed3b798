package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class DefinitionTests {

    private static final String SMALL = """
            procedure: small
            name: 小事
            law: [样例]
            number: "XX{place6}-{date}-{seq5}"
            title: text
            first: open
            fields:
              text: {type: text, label: 内容}
            open: {by: public}
            states:
              open: {name: 待办, desk: "duty:community-officer @ matter.place"}
              done: {name: 办结, end: true}
            actions:
              finish:
                name: 办结
                from: open
                to: done
                by: desk
                form:
                  verdict: {type: choice, label: 结果, of: {good: 好, bad: 不好}}
            clocks:
              all: {name: 办理, start: open, stop: enter done, limit: 5 working days}
            publish: [number, state]
            """;

    @Test
    void aSmallDefinitionIsRead() {
        var procedure = DefinitionReader.read("small.yaml", SMALL);

        assertThat(procedure.name()).isEqualTo("小事");
        assertThat(procedure.actionsFrom("open")).extracting(Action::key).containsExactly("finish");
        assertThat(procedure.state("done").end()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"appeal", "small-matter", "message", "guidance", "petition", "discipline", "joint", "call-in"})
    void theProgramsOwnDefinitionsHoldTogether(String id) throws IOException {
        var bundle = Bundle.read(new ClassPathResource("procedures/" + id + ".yaml"));

        assertThat(DefinitionReader.read(bundle).id()).isEqualTo(id);
        assertThat(DefinitionReader.read(id + ".yaml", bundle.text()).hash())
                .isEqualTo(DefinitionReader.read(bundle).hash());
    }

    @ParameterizedTest(name = "{0} → {1}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "to: done|to: gone|15|unknown state gone",
                "by: desk|by: nobody|18|'nobody' is nobody",
                "from: open|form: open|19|'form' stands here twice",
                "first: open|first: start|6|unknown state start",
                "stop: enter done|stop: enter gone|22|unknown state gone",
                "limit: 5 working days|limit: soon|22|soon",
                "number: \"XX{place6}-{date}-{seq5}\"|number: nonsense|4|not a pattern",
                "limit: 5 working days|limit: 5 working days, until: fields.text|22|'fields.text' is no date",
                "type: text, label|type: song, label|8|SONG",
                "done: {name: 办结, end: true}|done: {name: 办结}|12|nobody can act here",
                "start: open, stop|start: finish, stop|11|no clock running",
                "publish: [number, state]|publish: [number, phone]|23|unknown fact phone",
                "title: text|title: subject|5|unknown field subject",
                "name: 小事|nmae: 小事|2|unknown word 'nmae'",
            })
    void aMistakeIsNamedWithFileLineAndReason(String was, String becomes, int line, String reason) {
        var text = SMALL.replaceFirst(
                java.util.regex.Pattern.quote(was), java.util.regex.Matcher.quoteReplacement(becomes));
        assertThat(text).isNotEqualTo(SMALL);

        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> DefinitionReader.read("small.yaml", text))
                .withMessageStartingWith("small.yaml:" + line + ":")
                .withMessageContaining(reason);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not-before: all|15|which is no clock with wait: true",
                "set: {gone: x}|19|unknown fact gone",
                "join: {children: x, ended: few, else: 等}|19|counts nothing",
                "merge: {into: form.verdict, while: open}|19|must be of type matter",
                "unmerge: true|15|lays down no merge",
                "party: {add: judge, who: previous}|15|unknown role judge",
                "grant: {uses: form.verdict}|15|unknown quantity uses",
                "link: {like: form.verdict}|19|is no link",
                "child: {procedure: x, each: planet}|19|planet",
                "only-if: {when: verdict == good, else: 等}|19|'verdict' is no answer",
            })
    void aWordThatDoesNotHoldTogetherIsNamedWithItsLine(String word, int line, String reason) {
        var text = SMALL.replace("    by: desk\n", "    by: desk\n    " + word + "\n");
        assertThat(text).isNotEqualTo(SMALL);

        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> DefinitionReader.read("small.yaml", text))
                .withMessageStartingWith("small.yaml:" + line + ":")
                .withMessageContaining(reason);
    }

    @Test
    void whatStandsInTwoPartsIsNamedInTheSecond() {
        var text = SMALL + "--- # more.yaml\nactions:\n  finish: {name: 再来, from: open, by: desk}\n";

        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> DefinitionReader.read("small.yaml", text))
                .withMessageStartingWith("more.yaml:2:")
                .withMessageContaining("'finish' of actions");
    }

    @Test
    void aGuardComparesAnswersAndFields() {
        var procedure = DefinitionReader.read("small.yaml", SMALL);
        var guard = Guard.parse("verdict == good or fields.text == x", names(procedure));

        assertThat(guard.holds(said(Map.of("verdict", "good"), Map.of()))).isTrue();
        assertThat(guard.holds(said(Map.of("verdict", "bad"), Map.of("text", "y"))))
                .isFalse();
        assertThat(guard.holds(said(Map.of(), Map.of("text", "x")))).isTrue();
    }

    @Test
    void aGuardOverAnAnswerThatCannotBeGivenIsAMistake() {
        var procedure = DefinitionReader.read("small.yaml", SMALL);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Guard.parse("verdict == fine", names(procedure)))
                .withMessageContaining("no choice fine");
    }

    private static Guard.Names names(Procedure procedure) {
        var form = Objects.requireNonNull(procedure.action("finish")).form();
        return new Guard.Names(form, procedure.fields(), procedure.facts());
    }

    private static Guard.Said said(Map<String, Object> form, Map<String, Object> fields) {
        return new Guard.Said(form, fields, Map.of());
    }
}
