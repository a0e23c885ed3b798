package org.gongzhi.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest
@AutoConfigureMockMvc
class PostImportTests {

    private static final String HEAD = "body,name,duty,place,person,from,until\n";
    private static final String BODY = "990402001006-wyh";

    private final PostImport list;
    private final Posts posts;
    private final Bodies bodies;
    private final JdbcClient jdbc;

    PostImportTests(PostImport list, Posts posts, Bodies bodies, JdbcClient jdbc) {
        this.list = list;
        this.posts = posts;
        this.bodies = bodies;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aTownWithOneCommunity() {
        Ground.lay(jdbc);
        bodies.found(List.of(new Bodies.Founding(new Body(BODY, "水川路社区居委会", "committee", Ground.VILLAGE, null), null)));
    }

    @Test
    void everyRowIsImportedOrRefusedWithLineAndReason() {
        var report = list.run((HEAD
                        + BODY + ",金朗月,community-officer,990402001006,,2025-01-01,\n"
                        + BODY + ",魏素心,community-officer,990402001006,nobody-known,2025-01-01,\n"
                        + BODY + ",陶永年,emperor,990402001006,,2025-01-01,\n"
                        + BODY + ",姜同舟,community-officer,村里,,去年,\n"
                        + "990402-xyz,戚兴邦,community-officer,990402001006,,2025-01-01,\n"
                        + BODY + ",谢子衿,community-officer\n"
                        + BODY + ",邹云帆,grid-worker,990402001006001,,2025-01-01,2024-01-01\n")
                .getBytes(UTF_8));

        assertThat(report.read()).isEqualTo(7);
        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.refused())
                .satisfiesExactly(
                        line -> assertThat(line).contains("第 3 行", "nobody-known"),
                        line -> assertThat(line).contains("第 4 行", "emperor"),
                        line -> assertThat(line).contains("第 5 行", "地点编码格式不对", "日期格式不对"),
                        line -> assertThat(line).contains("第 6 行", "990402-xyz"),
                        line -> assertThat(line).contains("第 7 行", "应有 7 格，实有 3 格"),
                        line -> assertThat(line).contains("第 8 行", "不能早于"));
        assertThat(posts.at(Desk.of("community-officer", Ground.VILLAGE)))
                .extracting(Post::personName)
                .contains("金朗月");
    }

    @Test
    void theSameListTwiceAppointsNobodyTwice() {
        var file =
                (HEAD + BODY + ",柏芳洲,community-head,990402001006,,2025-01-01,\n").getBytes(Charset.forName("GB18030"));

        assertThat(list.run(file).imported()).isEqualTo(1);
        assertThat(list.run(file)).returns(0, PostImport.Report::imported);
        assertThat(posts.at(Desk.of("community-head", Ground.VILLAGE)))
                .extracting(Post::personName)
                .containsOnlyOnce("柏芳洲");
    }

    @Test
    void aListWithoutItsColumnsIsRefusedAsAWhole() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> list.run("name,duty\n张三,x\n".getBytes(UTF_8)));
    }
}
