package org.gongzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MigrationsTests {

    private final Migrations migrations = new Migrations(new PathMatchingResourcePatternResolver());

    @Test
    void aModuleComesAfterThoseItBuildsOn() {
        var order = List.copyOf(migrations.order(List.of("appeal", "notice", "organization", "territory")));

        assertThat(order).containsExactly("territory", "organization", "notice", "appeal");
    }

    @Test
    void aFolderThatIsNoModuleStandsForItself() {
        assertThat(migrations.order(List.of("nowhere"))).containsExactly("nowhere");
    }
}
