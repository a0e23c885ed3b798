package org.gongzhi.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gongzhi.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;

@ApplicationModuleTest
// A context, and so a database, of its own: others settle whole cities.
@TestPropertySource(properties = "gongzhi.test=DoorSheetsTests")
class DoorSheetsTests {

    private static final Pattern SQUARE = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\"[^>]*><path d=\"([^\"]+)\"/>");

    private final DoorSheets sheets;
    private final DoorCodes codes;

    DoorSheetsTests(DoorSheets sheets, DoorCodes codes) {
        this.sheets = sheets;
        this.codes = codes;
    }

    @BeforeEach
    void load(@Autowired DemoTerritory demo) {
        demo.load(DemoTerritory.COMMUNITY);
    }

    @Test
    void aVillageHasEightPlatesToAPage() throws IOException {
        var page = written(DemoTerritory.COMMUNITY);

        var plates = page.split("<article>", -1).length - 1;
        var pages = page.split("<section class=\"page\">", -1).length - 1;
        assertThat(plates).isEqualTo(sheets.count(DemoTerritory.COMMUNITY));
        assertThat(pages).isEqualTo((plates + 7) / 8);
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("/css/doors.css", "惠民小区12号楼", "白银区 · 人民路街道 · 水川路社区")
                .doesNotContain("style=")
                .endsWith("</html>");
    }

    @Test
    void aBuildingHasAPlateForEachEntrance() throws IOException {
        assertThat(written(DemoTerritory.BUILDING).split("<h3>惠民小区3号楼</h3>", -1))
                .hasSize(9);
    }

    @Test
    void theCameraReadsTheAddressOfTheDoor() throws Exception {
        var square = SQUARE.matcher(written(DemoTerritory.BUILDING));
        assertThat(square.find()).isTrue();

        assertThat(scan(square.toMatchResult()))
                .isEqualTo("https://gongzhi.example/q/" + codes.codeOf(DemoTerritory.BUILDING));
    }

    @Test
    void refusesAPlaceWithoutBuildingsBeforeItWritesAnything() {
        var out = new ByteArrayOutputStream();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> sheets.write(new PlaceCode("620421"), "https://gongzhi.example", out));
        assertThat(out.size()).isZero();
    }

    private String written(PlaceCode place) throws IOException {
        var out = new ByteArrayOutputStream();
        sheets.write(place, "https://gongzhi.example", out);
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    /** Draws the path as a browser would, four dots to a module, and lets an independent reader look at it. */
    private static String scan(MatchResult square) throws Exception {
        int scale = 4;
        int side = Integer.parseInt(square.group(1)) * scale;
        var dots = new int[side * side];
        Arrays.fill(dots, 0xFFFFFF);
        int x = 0;
        int y = 0;
        for (var step : List.of(square.group(2).split("(?=[Mmh])"))) {
            var numbers = new Scanner(step.substring(1));
            switch (step.charAt(0)) {
                case 'M' -> {
                    x = numbers.nextInt();
                    y = (int) Double.parseDouble(numbers.next());
                }
                case 'm' -> x += numbers.nextInt();
                default -> {
                    int length = numbers.nextInt();
                    for (int row = y * scale; row < (y + 1) * scale; row++) {
                        Arrays.fill(dots, row * side + x * scale, row * side + (x + length) * scale, 0);
                    }
                    x += length;
                }
            }
        }
        var image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, dots)));
        return new QRCodeReader()
                .decode(image, Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
