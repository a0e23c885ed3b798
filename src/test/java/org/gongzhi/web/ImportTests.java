package org.gongzhi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Pages
class ImportTests {

    private static final Pattern CONSENT = Pattern.compile(
            "action=\"(/admin/system/imports/[a-z]+/[0-9a-f-]{36})\".*?value=\"([0-9-]+)\"", Pattern.DOTALL);

    private final MockMvcTester mvc;
    private final JdbcClient jdbc;

    ImportTests(MockMvcTester mvc, JdbcClient jdbc, SmallTown town, ProgramAccess programs) {
        this.mvc = mvc;
        this.jdbc = jdbc;
        town.settle();
        programs.employ("import.clerk", "community-officer", SmallTown.VILLAGE, "620402001006-wyh");
    }

    @AfterEach
    void leaveTheTownAsItWas() {
        jdbc.sql("delete from organization.post where body like '620402-dr%'").update();
        jdbc.sql("delete from organization.body where code like '620402-dr%'").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"places", "doors", "bodies", "posts", "accounts"})
    void theTemplateOfEachRegistryIsUnderstoodWhenItComesBack(String registry) {
        var template = mvc.get()
                .uri("/admin/system/imports/" + registry + ".xlsx")
                .with(As.administrator(AccountKind.SYSTEM_ADMIN))
                .exchange();
        assertThat(template).hasStatusOk();

        var answer = preview(registry, template.getResponse().getContentAsByteArray());

        assertThat(Visitor.text(answer)).contains("没有一行内容");
    }

    @Test
    void nothingIsWrittenBeforeConsentAndAllOfItAfterwards() throws Exception {
        var file = table(
                List.of("组织编码", "组织名称", "组织类型", "地点编码"),
                List.of(List.of("620402-dra", "导入甲局", "部门", "620402"), List.of("620402-zjj", "白银区住建局", "部门", "620402")),
                "组织");

        var page = Visitor.text(preview("bodies", file));
        assertThat(page).contains("新建 1 条，修改 0 条，1 条没有变化");
        assertThat(bodies()).isEmpty();

        var done = consent(page);
        assertThat(done).hasStatusOk();
        assertThat(bodies()).containsExactly("导入甲局");

        assertThat(Visitor.text(consent(page))).contains("已经导入过");
    }

    @Test
    void oneWrongRowKeepsAllOfThemOut() throws Exception {
        var file = table(
                List.of("code", "name", "kind", "place"),
                List.of(
                        List.of("620402-drb", "导入乙局", "部门", "620402"),
                        List.of("620402-drc", "导入丙局", "茶馆", "620402"),
                        List.of("620402-drb", "导入乙局", "部门", "620402")),
                "组织");

        var answer = preview("bodies", file);

        assertThat(answer).hasStatus(422);
        assertThat(Visitor.text(answer)).contains("有 2 行不对", "第 3 行", "第 4 行").doesNotContain("确认导入");
        assertThat(bodies()).isEmpty();
    }

    @Test
    void whatChangedSinceThePreviewIsShownAgainInsteadOfTaken() throws Exception {
        var page = Visitor.text(preview(
                "bodies",
                table(List.of("code", "name", "kind", "place"), List.of("620402-drd", "导入丁局", "部门", "620402"))));
        jdbc.sql(
                        "insert into organization.body (code, name, kind, place) values ('620402-drd', '先到的局', 'department', '620402')")
                .update();

        var answer = consent(page);

        assertThat(answer).hasStatus(422);
        assertThat(Visitor.text(answer)).contains("情况变了", "修改 1 条");
        assertThat(bodies()).containsExactly("先到的局");
    }

    @Test
    void anotherAdministratorDoesNotAgreeInMyPlace() throws Exception {
        var page = Visitor.text(preview(
                "bodies",
                table(List.of("code", "name", "kind", "place"), List.of("620402-dre", "导入戊局", "部门", "620402"))));
        var form = CONSENT.matcher(page);
        assertThat(form.find()).isTrue();

        var answer = mvc.post()
                .uri(form.group(1))
                .param("promise", form.group(2))
                .with(As.staff(UUID.randomUUID(), "别人"))
                .with(csrf())
                .exchange();

        assertThat(answer).hasStatus(403);
        assertThat(bodies()).isEmpty();
    }

    @Test
    void whoHoldsAPostAlreadyGetsNoSecond() throws Exception {
        preview(
                "bodies",
                table(List.of("code", "name", "kind", "place"), List.of("620402-drf", "导入己局", "部门", "620402")));
        var heads = List.of("body", "duty", "place", "from", "name");
        var rows = List.of("620402-zjj", "department-officer", "620402", "2026-02-01", "导入的人");
        var first = Visitor.text(preview("posts", table(heads, List.of(rows, rows), "任职")));

        assertThat(first).contains("新建 1 条，修改 0 条，1 条没有变化");
    }

    @Test
    void aFirstPasswordIsShownOnceAfterTheAccountIsOpen() throws Exception {
        var file = table(
                List.of("用户名", "姓名", "手机号"),
                List.of(List.of("dr.zhao", "赵导入", "13912340001"), List.of("import.clerk", "import.clerk", "")),
                "账号");
        var page = Visitor.text(preview("accounts", file));
        assertThat(page).contains("新建 1 条").contains("1 条没有变化");

        var done = Visitor.text(consent(page));

        assertThat(done).contains("dr.zhao").containsPattern("<td data-label=\"说明\">[^<]{8,}</td>");
        assertThat(jdbc.sql("select must_change from identity.account where username = 'dr.zhao'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        jdbc.sql("delete from identity.account where username = 'dr.zhao'").update();
    }

    private MvcTestResult preview(String registry, byte[] file) {
        return mvc.post()
                .uri("/admin/system/imports/" + registry)
                .multipart()
                .file(new MockMultipartFile("file", "a.xlsx", null, file))
                .with(As.administrator(AccountKind.SYSTEM_ADMIN))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult consent(String page) {
        var form = CONSENT.matcher(page);
        assertThat(form.find()).as("a consent can be given").isTrue();
        return mvc.post()
                .uri(form.group(1))
                .param("promise", form.group(2))
                .with(As.administrator(AccountKind.SYSTEM_ADMIN))
                .with(csrf())
                .exchange();
    }

    private List<String> bodies() {
        return jdbc.sql("select name from organization.body where code like '620402-dr%' order by code")
                .query((row, _) -> row.getString("name"))
                .list();
    }

    private static byte[] table(List<String> heads, List<String> row) throws Exception {
        return table(heads, List.of(row), "表");
    }

    private static byte[] table(List<String> heads, List<List<String>> rows, String name) throws Exception {
        var out = new ByteArrayOutputStream();
        Sheet.write(out, name, heads, rows.iterator());
        return out.toByteArray();
    }
}
