package org.gongzhi.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetTests {

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        var out = new ByteArrayOutputStream();
        var rows = List.of(Arrays.asList("惠民小区 <1号楼>", 17, null), List.of("=1+1", 2.5, "长".repeat(40_000)));
        Sheet.write(out, "台账", List.of("地点", "件数", "说明"), rows.iterator());

        var read = SheetReader.read(out.toByteArray());

        assertThat(read.get(0)).containsExactly("地点", "件数", "说明");
        assertThat(read.get(1).subList(0, 2)).containsExactly("惠民小区 <1号楼>", "17");
        assertThat(read.get(2).subList(0, 2)).containsExactly("=1+1", "2.5");
        assertThat(read.get(2).get(2)).hasSize(32_767);
    }

    @Test
    void whatNoSheetCanHoldGoesOnInTheNext(@TempDir Path folder) throws Exception {
        var file = folder.resolve("long.xlsx");
        try (var out = Files.newOutputStream(file)) {
            var rows = IntStream.range(0, 25).mapToObj(i -> List.of("n" + i));
            Sheet.write(out, "台账", List.of("编号"), rows.iterator(), 10);
        }

        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName).filter(name -> name.startsWith("xl/worksheets/sheet")))
                    .hasSize(3);
        }
    }

    /** With texts kept until the end, a tenth of this would be too much for the heap. */
    @Test
    void aLongListNeedsNoMemory() throws Exception {
        var program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        program,
                        "-Xmx20m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneLong.class.getName())
                .redirectErrorStream(true);

        var process = child.start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).contains("wrote 200000 rows");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** A program that writes one long list. */
    static final class OneLong {

        public static void main(String[] arguments) throws Exception {
            var rows = IntStream.range(0, 200_000)
                    .mapToObj(i -> List.of("SQ620402-261125-%06d".formatted(i), i, "说明" + i));
            Sheet.write(OutputStream.nullOutputStream(), "long", List.of("number", "count", "text"), rows.iterator());
            System.out.println("wrote 200000 rows");
        }
    }
}
