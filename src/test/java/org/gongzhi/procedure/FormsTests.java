package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTests {

    private static final Map<String, Field> FIELDS = FieldReader.form(YamlNode.read("f.yaml", """
            text: {type: text, max: 10, required: true, label: 内容}
            kind: {type: choice, label: 类别, of: {road: 道路}}
            phone: {type: phone, label: 电话, class: personal}
            photos: {type: files, max: 2, label: 照片}
            days: {type: number, max: 15, label: 天数}
            date: {type: date, label: 日期}
            """));

    @Test
    void keepsPersonalAnswersApart() {
        var answers = Forms.check(FIELDS, Map.of("text", "路灯坏了", "phone", "138 0000 1111"));

        assertThat(answers.plain()).containsExactlyEntriesOf(Map.of("text", "路灯坏了"));
        assertThat(answers.sealed()).containsEntry("phone", "13800001111");
    }

    @Test
    void dropsControlCharactersAndTricksOfDirection() {
        var answers = Forms.check(FIELDS, Map.of("text", "a\u0000b\u202Ec\r\nd"));

        assertThat(answers.plain()).containsEntry("text", "abc\nd");
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(Forms.check(FIELDS, Map.of("text", "𠮷".repeat(10))).plain()).containsKey("text");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Forms.check(FIELDS, Map.of("text", "𠮷".repeat(11))));
    }

    @ParameterizedTest
    @CsvSource({
        "kind,river,procedure.field.choice",
        "phone,12,procedure.field.phone",
        "days,16,procedure.field.range",
        "days,-1,procedure.field.range",
        "days,many,procedure.field.number",
        "date,2026-02-30,procedure.field.date",
        "photos,passwd,procedure.field.file",
        "colour,red,procedure.field.unknown",
    })
    void namesEachWrongField(String field, String answer, String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Forms.check(FIELDS, Map.of("text", "x", field, answer)))
                .matches(refusal -> reason.equals(refusal.fields().get(field)));
    }

    @Test
    void refusesTheWrongShape() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Forms.check(FIELDS, Map.of("text", List.of("a", "b"))))
                .matches(refusal -> refusal.fields().containsKey("text"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Forms.check(FIELDS, Map.of()))
                .matches(refusal ->
                        "procedure.field.required".equals(refusal.fields().get("text")));
    }
}
