package org.gongzhi.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.gongzhi.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTests {

    private static final List<String> ROADS = List.of("公交车", "班次", "司机", "线路", "红绿灯", "堵车", "站台", "出租车");
    private static final List<String> SCHOOLS = List.of("老师", "补课", "学校", "小学", "作业", "学费", "幼儿园", "招生");

    private final Suggestions shipped = new Suggestions("");

    /** Sentences of our own; the texts it learnt from are other people's. */
    @ParameterizedTest
    @CsvSource({
        "城乡建设, 违章搭建没人拆, 邻居在楼顶违章搭建两层，规划局和城管都说要拆，半年了还在施工",
        "环境保护, 化工厂夜里偷排废气, 厂子一到半夜就排刺鼻的废气，河水也变黑了，周围村民睡不好",
        "交通运输, 出租车不打表, 火车站的出租车不打表还拒载，黑车到处拉客，请交通运输部门管一管",
        "教育文体, 学校周末补课收费, 初中班主任组织学生周末有偿补课，每人收八百元",
        "劳动和社会保障, 工地拖欠农民工工资, 干了半年活老板一分钱工资都没有发，社保也没有交",
        "商贸旅游, 商场卖假冒商品, 买到的名牌电饭锅是假货，质量差还虚假宣传，商家拒绝退款赔偿",
        "卫生计生, 医院乱开检查, 看个感冒让做一堆检查，护士态度差，药价也比别的医院贵"
    })
    void theModelThatComesWithTheProgramKnowsTheSevenCategories(String category, String title, String detail) {
        var suggestion = shipped.suggest(title, detail);

        assertThat(suggestion.category()).isEqualTo(category);
        assertThat(suggestion.sure()).isTrue();
    }

    @Test
    void aTextThatSaysNothingIsNotSorted() {
        assertThat(shipped.suggest("您好", "请问一下，谢谢领导！").sure()).isFalse();
    }

    @Test
    void whatWasLearntIsTheSameAfterItWasKept() throws IOException {
        var model = Training.learn(examples(200), List.of());
        var kept = new ByteArrayOutputStream();
        model.write(kept);
        var read = Model.read(new ByteArrayInputStream(kept.toByteArray()));

        var text = Features.ofRaw("公交车班次", "司机不停站台，天天堵车");
        assertThat(read.suggest(text)).isEqualTo(model.suggest(text));
        assertThat(read.suggest(text).category()).isEqualTo("交通");
        assertThat(read.suggest(Features.ofRaw("小学招生", "老师要求补课")).category()).isEqualTo("教育");
    }

    @Test
    void theNearestExamplesSpeakForTheirCategory() {
        var examples = examples(60);
        var weighing = Weighing.of(examples.stream().map(Example::features).toList());
        var categories = new byte[examples.size()];
        for (int i = 0; i < categories.length; i++) {
            categories[i] = (byte) (examples.get(i).category().equals("交通") ? 0 : 1);
        }
        var neighbours = Neighbours.of(
                examples.stream()
                        .map(example -> weighing.weigh(example.features()))
                        .toList(),
                categories);

        var itself = neighbours.ask(weighing.weigh(examples.get(4).features()), 2);
        assertThat(itself.closest()).isCloseTo(1, within(0.02));
        assertThat(itself.shares()[0]).isGreaterThan(0.9);
        var nobody = neighbours.ask(weighing.weigh(Features.ofRaw("天气", "今天下雨")), 2);
        assertThat(nobody.closest()).isZero();
        assertThat(nobody.shares()).containsExactly(0, 0);
    }

    @Test
    void aModelOfAnotherVersionMakesRoomForTheOneThatComesWithTheProgram(@TempDir Path folder) throws IOException {
        var old = Files.createDirectory(folder.resolve("suggestion")).resolve("model.gz");
        try (var file = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(old)))) {
            file.writeInt(0x475a_0001);
        }

        assertThat(new Suggestions(folder.toString())
                        .suggest("学校周末补课收费", "初中班主任组织学生周末有偿补课，每人收八百元")
                        .category())
                .isEqualTo("教育文体");
    }

    @Test
    void aCopyOfWhatIsTriedIsNotLearnt() {
        // Every text stands there twice, once under each category: who learns the copy is always wrong.
        var twice = new ArrayList<Example>();
        for (var example : examples(60)) {
            twice.add(example);
        }
        var others = examples(60).stream()
                .map(example ->
                        new Example(example.category().equals("交通") ? "教育" : "交通", example.features(), example.print()))
                .toList();
        twice.addAll(others);

        assertThat(new Trial(examples(60), List.of()).crossed().macroF1()).isGreaterThan(0.9);
        assertThat(new Trial(twice, List.of()).crossed().macroF1()).isBetween(0.3, 0.7);
    }

    @Test
    void aTableIsRefusedInWords(@TempDir Path folder) throws IOException {
        var file = folder.resolve("table.tsv");

        refused("suggestion.no-file", file);
        refused("suggestion.missing-column", write(file, "title\ttext\na\tb"));
        refused("suggestion.wrong-cells", write(file, "category\ttitle\tdetail\na\tb"));
        refused("suggestion.empty-file", write(file, ""));
        Files.write(file, "标题".getBytes(StandardCharsets.UTF_16));
        refused("suggestion.not-utf-8", file);
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }

    private static void refused(String code, Path file) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ExampleTable.read(file).examples())
                .returns(code, Refusal::code);
    }

    private static List<Example> examples(int size) {
        var random = new SplittableRandom(7);
        var examples = new ArrayList<Example>();
        for (int i = 0; i < size; i++) {
            boolean road = i % 2 == 0;
            var words = new StringBuilder();
            for (int word = 0; word < 12; word++) {
                words.append((road ? ROADS : SCHOOLS).get(random.nextInt(8))).append(' ');
            }
            examples.add(Example.ofWords(road ? "交通" : "教育", words.toString()));
        }
        return examples;
    }
}
