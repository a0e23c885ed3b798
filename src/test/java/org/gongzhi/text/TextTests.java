package org.gongzhi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;

class TextTests {

    private static final String BACKFLOW = "三号楼下水道返水，一楼住户家里全是污水，请尽快疏通。";
    private static final String SAME_BACKFLOW = "我们三号楼一楼下水道又返水了，污水流进家里，求疏通";
    private static final String PENSION = "请问灵活就业人员的养老保险怎么缴，去哪里办？";

    @Test
    void widthCaseMasksAndLongNumbersDoNotCount() {
        assertThat(Clean.of("Ａ３区　张**，电话13812345678，见 https://example.org/a?b=1"))
                .isEqualTo("a3区 张 ,电话 ,见");
    }

    @Test
    void wordsAreThoseOfTheLanguage() {
        assertThat(Words.of("小区下水道返水，请物业公司疏通。")).contains("小区", "下水道", "物业公司", "疏通");
    }

    @Test
    void tellingWordsLeaveCourtesiesOut() {
        assertThat(Words.telling("尊敬的领导您好，请问我们小区的下水道什么时候疏通？谢谢！")).containsExactly("小区", "下水道", "疏通");
    }

    @Test
    void aRunOfLettersAndDigitsIsOneUnitAndAMarkPartsUnits() {
        var grams = new ArrayList<Integer>();
        Grams.each("a3区路,坏", 1, 2, grams::add);

        assertThat(grams).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void twoTellingsOfOneProblemAreMoreAlikeThanTwoProblems() {
        var told = Gist.of(BACKFLOW);

        assertThat(told.likeness(Gist.of(SAME_BACKFLOW))).isGreaterThan(0.3);
        assertThat(told.likeness(Gist.of(PENSION))).isLessThan(0.1);
    }

    @Test
    void theTitleWeighsMoreThanTheDetail() {
        var other = Gist.of(PENSION);

        assertThat(Gist.of(PENSION, BACKFLOW).likeness(other))
                .isGreaterThan(Gist.of(BACKFLOW, PENSION).likeness(other));
    }

    @Test
    void whatIsKeptOfAGistIsLikeTheGist() {
        var told = Gist.of(BACKFLOW);
        var kept = Gist.fromBytes(told.toBytes());

        assertThat(kept.likeness(told)).isGreaterThan(0.999);
        assertThat(kept.likeness(Gist.of(PENSION))).isLessThan(0.1);
    }

    @Test
    void aTextWithoutWordsIsLikeNothing() {
        assertThat(Gist.of("！！！").isEmpty()).isTrue();
        assertThat(Gist.of("！！！").likeness(Gist.of(BACKFLOW))).isZero();
        assertThat(Fingerprint.of("好").likeness(Fingerprint.of("好"))).isZero();
    }

    @ForAll(tries = 50)
    void likenessIsTheSameBothWaysAndOneForItself(long seed) {
        var random = new SplittableRandom(seed);
        var one = Gist.of(jumble(random), jumble(random));
        var other = Gist.of(jumble(random), jumble(random));

        assertThat(one.likeness(other)).isEqualTo(other.likeness(one)).isBetween(0.0, 1.0);
        assertThat(one.likeness(one)).isBetween(0.9999, 1.0);
    }

    @Test
    void aCopyWithAFewChangesSharesABand() {
        var letter = BACKFLOW + "这个问题去年就反映过两次，物业说管道太细，要改造，一直没有下文。" + PENSION;
        var copy = letter.replace("去年", "前年").replace("两次", "三次");

        var one = Fingerprint.of(letter);
        var other = Fingerprint.of(copy);

        assertThat(one.likeness(other)).isGreaterThan(0.6);
        assertThat(bands(one)).containsAnyElementsOf(bands(other));
        assertThat(bands(one)).doesNotContainAnyElementsOf(bands(Fingerprint.of(PENSION)));
    }

    private static List<Long> bands(Fingerprint print) {
        return java.util.Arrays.stream(print.bands()).boxed().toList();
    }

    private static String jumble(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(2, 60); i > 0; i--) {
            text.append((char) (0x4e00 + random.nextInt(400)));
        }
        return text.toString();
    }
}
