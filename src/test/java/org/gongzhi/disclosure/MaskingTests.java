package org.gongzhi.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not be published is found and hidden; what only looks like it stays. */
class MaskingTests {

    @ParameterizedTest
    @CsvSource({
        "请打13800001234联系,请打138****1234联系",
        "138 0000 1234,138****1234",
        "身份证11010519491231002X,身份证110105************",
        "卡号6222021234567890128,卡号***************0128",
        "卡号6222021234567890123,卡号6222021234567890123",
        "编号GK620402-261106-000085,编号GK620402-261106-000085",
        "合计12345678901.50元,合计12345678901.50元",
        "110105194912310021,110105194912310021",
        "座机0943-8220000,座机0943-8220000"
    })
    void aNumberIsHiddenOnlyWhenItIsOne(String text, String shown) {
        assertThat(Masking.text(text, new ArrayList<>())).isEqualTo(shown);
    }

    @Test
    void namesAreHiddenInTheirColumnAndNowhereElse() {
        var columns = List.of(Column.parse("户主:name"), Column.parse("用途"));
        var contents = new Contents("", List.of(List.of("欧阳文竹", "张家沟"), List.of("李芳", "买米")), List.of());

        assertThat(Masking.of(contents, columns, true).contents().rows())
                .containsExactly(List.of("欧阳**", "张家沟"), List.of("李*", "买米"));
        assertThat(Masking.of(contents, columns, false).contents()).isEqualTo(contents);
    }

    @ForAll
    void noPhoneGetsThroughWhateverStandsAroundIt(long seed) {
        var random = new Random(seed);
        var phone = "1" + (3 + random.nextInt(7)) + "%09d".formatted(random.nextInt(1_000_000_000));
        var text = words(random) + phone + words(random);
        assertThat(Masking.text(text, new ArrayList<>())).doesNotContain(phone);
    }

    private static String words(Random random) {
        return "电话：，联系 ".substring(random.nextInt(3), 3 + random.nextInt(4));
    }

    @Test
    void whatWasMaskedStaysAsItIs() {
        var once = Masking.text("13800001234 和 11010519491231002X", new ArrayList<>());
        assertThat(Masking.text(once, new ArrayList<>())).isEqualTo(once);
    }
}
