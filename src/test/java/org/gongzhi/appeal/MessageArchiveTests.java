package org.gongzhi.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Punctuality;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import(SmallTown.class)
class MessageArchiveTests {

    private static final String COLUMNS = "id\tuser\ttitle\tsubmitted\tdetail\treply\treplied";

    private final ImportMessages messages;
    private final ReplayMessages replay;
    private final ArchiveWords words;

    MessageArchiveTests(ImportMessages messages, ReplayMessages replay, ArchiveWords words, SmallTown town) {
        this.messages = messages;
        this.replay = replay;
        this.words = words;
        town.settle();
    }

    @Test
    void theClocksFindWhatACountByHandFinds() throws IOException {
        var count = new OtherCount();
        var report = messages.run(archive("count", 300, count));

        assertThat(report.refused()).isEmpty();
        assertThat(report.made()).isEqualTo(300);
        agree(report, count);
    }

    @Test
    void aReplayEndsWithTheSameFigures() throws Exception {
        var count = new OtherCount();
        var report = replay.run(archive("replay", 120, count), Double.POSITIVE_INFINITY);

        assertThat(report.made()).isEqualTo(120);
        agree(report, count);
    }

    @Test
    void theSameArchiveTwiceMakesNothingTwice() throws IOException {
        var file = archive("twice", 25, new OtherCount());
        var first = messages.run(file);
        var second = messages.run(file);

        assertThat(second.made()).isZero();
        assertThat(second.there()).isEqualTo(25);
        assertThat(second.numbers()).isEqualTo(first.numbers());
        assertThat(second.times()).isEqualTo(first.times());
    }

    @Test
    void anAnswerThatComesLaterIsAddedToTheMatter() {
        var asked = file("id\tuser\ttitle\tsubmitted\tdetail", "later\t某人\t路灯不亮\t2019-03-01T08:00:00\tA1区某路的路灯坏了");
        var answered = file(COLUMNS, "later\t某人\t路灯不亮\t2019-03-01T08:00:00\tA1区某路的路灯坏了\t已修好\t2019-03-04T09:00:00");

        assertThat(messages.run(asked).times().ended()).isZero();
        var report = messages.run(answered);
        assertThat(report.there()).isEqualTo(1);
        assertThat(report.times().ended()).isEqualTo(1);
    }

    @Test
    void eachRowThatCannotBeTakenIsNamedWithItsReason() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(file(
                COLUMNS,
                "r1\t某人\t好的一行\t2019-03-01T08:00:00\t带\"引号\"的正文\t已办\t2019-03-02T08:00:00",
                "r2\t某人\t先答后问\t2019-03-01T08:00:00\t正文\t已办\t2019-02-28T08:00:00",
                "r3\t某人\t时间不对\t2019年3月1日\t正文\t已办\t2019-03-02T08:00:00",
                "r4\t某人\t没有正文\t2019-03-01T08:00:00\t \t已办\t2019-03-02T08:00:00",
                "r5\t某人\t太长\t2019-03-01T08:00:00\t" + "长".repeat(20_001) + "\t已办\t2019-03-02T08:00:00",
                "r6\t某人\t少一格\t2019-03-01T08:00:00\t正文\t已办",
                "r1\t某人\t编号相同\t2019-03-01T08:00:00\t另一件事\t已办\t2019-03-02T08:00:00",
                "r7\t某人\t将来\t2999-03-01T08:00:00\t正文\t\t",
                "r8\t某人\t未答复\t2019-03-01T08:00:00\t正文\t\t",
                "ra\t某人\t只有日期\t2019-03-01 08:00\t正文\t已办\t2019/3/2",
                ""));
        bytes.write(new byte[] {'r', '9', '\t', (byte) 0xC3, (byte) 0x28, '\n'});

        var report = messages.run(bytes.toByteArray());

        assertThat(report.read()).isEqualTo(11);
        assertThat(report.made()).isEqualTo(3);
        assertThat(report.refused())
                .extracting(row -> row.line() + " " + row.reason())
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("3 答复早于留言"),
                        row -> assertThat(row).startsWith("4 submitted“2019年3月1日”不是时间"),
                        row -> assertThat(row).startsWith("5 detail 是空的"),
                        row -> assertThat(row).startsWith("6 detail 超过 20000 个字"),
                        row -> assertThat(row).startsWith("7 应有 7 格，实有 6 格"),
                        row -> assertThat(row).startsWith("8 编号与第 2 行相同"),
                        row -> assertThat(row).startsWith("9 submitted 在将来"),
                        row -> assertThat(row).startsWith("13 不是 UTF-8"));
        assertThat(report.lines(words)).contains("读 11 行：新建事项 3，已有 0，未收 8。");
    }

    @Test
    void aFileWithoutTheColumnsIsRefusedNamingThem() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> messages.run(file("id\tuser\ttitle\treply", "1\t某人\t标题\t答复")))
                .satisfies(refusal -> assertThat(words.of(refusal)).startsWith("缺少这些列：submitted、detail、replied"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> messages.run(new byte[0]))
                .satisfies(refusal -> assertThat(words.of(refusal)).startsWith("文件是空的"));
    }

    private static void agree(ArchiveReport report, OtherCount count) {
        assertThat(report.times().median()).isEqualTo(count.share(0.5));
        assertThat(report.times().ninetieth()).isEqualTo(count.share(0.9));
        assertThat(report.kept())
                .extracting(Punctuality.Kept::limit, kept -> (int) kept.late())
                .containsExactly(
                        tuple("5 working days", count.late(5)),
                        tuple("15 working days", count.late(15)),
                        tuple("60 working days", count.late(60)));
        assertThat(count.late(5)).isGreaterThan(count.late(15));
        assertThat(count.late(60)).isPositive();
    }

    /** Rows over ten years, answered after minutes or after months. */
    private static byte[] archive(String name, int rows, OtherCount count) {
        var random = new SplittableRandom(rows);
        var lines = new ArrayList<>(List.of(COLUMNS));
        for (int i = 0; i < rows; i++) {
            var asked = LocalDateTime.of(2010, 1, 1, 0, 0)
                    .plusSeconds(random.nextLong(10L * 365 * 86_400))
                    .withNano(0);
            var answered = asked.plusSeconds(1 + (long) (Math.pow(random.nextDouble(), 3) * 150 * 86_400));
            count.add(asked, answered);
            lines.add("%s-%d\t某人\t第%d件\t%s\t%s有一件事\t已经办好\t%s"
                    .formatted(name, i, i, written(asked), i % 3 == 0 ? "A1区" : "某地", written(answered)));
        }
        return file(lines.toArray(String[]::new));
    }

    private static String written(LocalDateTime time) {
        return time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static byte[] file(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
