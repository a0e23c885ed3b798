package org.gongzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void saysCountRateAndTimeLeft() {
        var progress = new Progress("导入信件", 4000, false, out);
        progress.advance(1000);

        assertThat(progress.line(Duration.ofSeconds(10)))
                .startsWith("导入信件  ██████░░")
                .contains("1,000/4,000（25%）", "每秒 100", "还剩 30 秒");
    }

    @Test
    void saysNothingOfTheRestWhenHardlyAnythingIsDone() {
        var progress = new Progress("导入信件", 300, false, out);
        progress.advance();

        assertThat(progress.line(Duration.ofSeconds(22)))
                .contains("1/300", "用时 22 秒")
                .doesNotContain("还剩");
    }

    @Test
    void saysHowLongItTookAtTheEnd() {
        var progress = new Progress("导入信件", 3, false, out);
        progress.advance(3);

        assertThat(progress.line(Duration.ofSeconds(75))).contains("3/3（100%）", "用时 1 分 15 秒");
    }

    @Test
    void countsWithoutKnowingTheTotal() {
        var progress = new Progress("读取", 0, false, out);
        progress.advance(7);

        assertThat(progress.line(Duration.ofSeconds(1))).contains("7  每秒 7").doesNotContain("%");
    }

    @Test
    void writesAPlainLineWhereNothingCanBeRedrawn() {
        try (var progress = new Progress("导入信件", 2, false, out)) {
            progress.advance();
            progress.advance();
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).contains("2/2").doesNotContain("\r", "\033");
    }

    @Test
    void redrawsOneLineOnATerminal() {
        try (var progress = new Progress("导入信件", 2, true, out)) {
            progress.advance(2);
        }

        assertThat(written.toString(StandardCharsets.UTF_8))
                .startsWith("\r导入信件")
                .contains("2/2");
    }
}
