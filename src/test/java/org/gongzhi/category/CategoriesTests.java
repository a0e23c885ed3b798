package org.gongzhi.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.gongzhi.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class CategoriesTests {

    private static Categories on(String instant, String data) throws IOException {
        return new Categories(new PathMatchingResourcePatternResolver(), () -> Instant.parse(instant), data);
    }

    @Test
    void aNarrowCategoryLiesInTheWiderOnesAndInNoOther() {
        var heating = new Category("城乡建设/城市建设和市政管理/冬季采暖");

        assertThat(heating.upward())
                .extracting(Category::path)
                .containsExactly("城乡建设/城市建设和市政管理/冬季采暖", "城乡建设/城市建设和市政管理", "城乡建设");
        assertThat(heating.isWithin(new Category("城乡建设"))).isTrue();
        assertThat(heating.isWithin(new Category("城乡"))).isFalse();
        assertThat(heating.shortName()).isEqualTo("冬季采暖");
        assertThat(new Category("城乡建设/村镇建设/其他").shortName()).isEqualTo("村镇建设/其他");
    }

    @Test
    void theEditionOfTheProgramHasFifteenWidestCategoriesAndEveryLevel() throws IOException {
        var categories = on("2026-01-01T00:00:00Z", "");

        assertThat(categories.widest()).hasSize(15);
        assertThat(categories.all().stream().filter(one -> one.level() == 3)).hasSize(517);
        assertThat(categories.within(new Category("城乡建设")))
                .contains(categories.get("城乡建设/城市建设和市政管理"))
                .allMatch(one -> one.level() == 2);
        assertThatThrownBy(() -> categories.get("城乡建设/飞碟"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("category.unknown"));
    }

    @Test
    void anEditionOfTheDataFolderIsInForceFromItsFirstDay(@TempDir Path data) throws IOException {
        Files.createDirectory(data.resolve("category"));
        Files.writeString(data.resolve("category/2027-01-01.csv"), "level1,level2,level3\n供热,温度不够,\n");

        assertThat(on("2026-12-31T15:59:59Z", data.toString()).find("供热")).isEmpty();
        var next = on("2026-12-31T16:00:00Z", data.toString());
        assertThat(next.all()).extracting(Category::path).containsExactly("供热", "供热/温度不够");
        assertThat(next.inForceSince()).isEqualTo(LocalDate.of(2027, 1, 1));
    }
}
