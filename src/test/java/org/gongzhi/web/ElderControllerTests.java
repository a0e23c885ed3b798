package org.gongzhi.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElderControllerTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/m/SQ620402-1122-00031?key=a%2Bb", "/work?state=run&page=2", "/q/%E7%A0%81"})
    void leadsBackToOurOwnPages(String back) {
        assertThat(ElderController.local(back)).hasToString(back);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=1", "/\t/evil.example", "", "m/1", "/%zz"
            })
    void neverLeadsElsewhere(String back) {
        assertThat(ElderController.local(back)).hasToString("/");
    }

    @ParameterizedTest
    @CsvSource({"1,31,4,false", "2,31,4,true", "4,31,4,true", "1,0,1,false"})
    void countsPages(int number, long total, long pages, boolean before) {
        var paging = Paging.counted("/my?state=run", number, 10, total);

        assertThat(paging.pages()).isEqualTo(pages);
        assertThat(paging.number() > 1).isEqualTo(before);
        assertThat(paging.more()).isEqualTo((long) number < pages);
        assertThat(paging.href(2)).isEqualTo("/my?state=run&page=2");
    }
}
