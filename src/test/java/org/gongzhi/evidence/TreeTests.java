package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;

class TreeTests {

    @Test
    void theEightStandardLeavesGiveTheKnownRoots() {
        var leaves = new ArrayList<byte[]>();
        for (var leaf : List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")) {
            leaves.add(Merkle.leaf(HexFormat.of().parseHex(leaf)));
        }
        var tree = tree(leaves);

        assertThat(HexFormat.of().formatHex(tree.root(0)))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(HexFormat.of().formatHex(tree.root(3)))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(HexFormat.of().formatHex(tree.root(7)))
                .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
        assertThat(HexFormat.of().formatHex(tree.root(8)))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @ForAll(tries = 60)
    void everyProofItMakesVerifiesAndNoneVerifiesForAnotherLeaf(long seed) {
        var random = new SplittableRandom(seed);
        var size = random.nextInt(1, 700);
        var leaves = leaves(random, size);
        var tree = tree(leaves);
        var index = random.nextInt(size);
        var first = random.nextInt(1, size + 1);

        var path = tree.inclusion(index, size);

        assertThat(Merkle.includes(index, size, leaves.get(index), path, tree.root(size)))
                .isTrue();
        assertThat(Merkle.includes(index, size, Merkle.leaf(new byte[] {9}), path, tree.root(size)))
                .isFalse();
        assertThat(Merkle.continues(first, tree.root(first), size, tree.root(size), tree.consistency(first, size)))
                .isTrue();
    }

    @Test
    void tilesAreNamedInGroupsOfThree() {
        assertThat(new TilePath(0, 1_234_067, 256)).hasToString("0/x001/x234/067");
        assertThat(TilePath.entries(7, 112)).hasToString("entries/007.p/112");
        assertThat(TilePath.parse("0/x001/x234/067")).isEqualTo(new TilePath(0, 1_234_067, 256));
        assertThat(TilePath.parse("1/000.p/17")).isEqualTo(new TilePath(1, 0, 17));
    }

    @Test
    void aTileHasOneNameOnly() {
        for (var odd : List.of("0/x000/067", "0/67", "0/067.p/256", "0/067.p/0", "6/000", "0/067.p/01", "../key", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> TilePath.parse(odd));
        }
    }

    private static List<byte[]> leaves(SplittableRandom random, int size) {
        var leaves = new ArrayList<byte[]>();
        for (var i = 0; i < size; i++) {
            leaves.add(Merkle.leaf(("entry " + i + random.nextInt()).getBytes(UTF_8)));
        }
        return leaves;
    }

    private static Tree tree(List<byte[]> leaves) {
        return new Tree((height, index) -> {
            var count = 1 << height;
            var whole = new byte[count * Merkle.LENGTH];
            for (var i = 0; i < count; i++) {
                System.arraycopy(leaves.get((int) index * count + i), 0, whole, i * Merkle.LENGTH, Merkle.LENGTH);
            }
            return Merkle.perfect(whole, 0, count);
        });
    }
}
