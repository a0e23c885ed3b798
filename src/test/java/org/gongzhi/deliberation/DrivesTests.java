package org.gongzhi.deliberation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongzhi.decision.Electorates.Part;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.testing.As;
import org.gongzhi.testing.ForAll;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.Proofs;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Owners sign, by phone and on paper, until it is enough by area and by heads. */
@Pages
class DrivesTests {

    private final MockMvcTester mvc;
    private final Proofs proofs;
    private final Files files;
    private final Drives drives;
    private final Assembly assembly;

    DrivesTests(
            MockMvcTester mvc,
            Proofs proofs,
            Files files,
            Drives drives,
            SmallTown town,
            Matters matters,
            Register register,
            Meetings meetings,
            InstantSource time) {
        this.mvc = mvc;
        this.proofs = proofs;
        this.files = files;
        this.drives = drives;
        this.assembly = new Assembly(town, matters, register, meetings, time.instant()).days(59);
    }

    /** Ten flats of 100 m², three of them of one buyer; whose phones end in 301 and 302 left them on the roll. */
    private MatterNumber drive(String aim) {
        var vote = assembly.open(
                "assembly",
                SmallTown.VILLAGE,
                "李芳",
                Map.of("subject", "修大门", "matter", "owners-5", "text", "同意使用维修资金修大门"));
        var table = new StringBuilder("房号,楼栋,专有面积,业主标识,联系电话\n");
        for (int i = 0; i < 10; i++) {
            var phone = i == 0 ? "13800670301" : i == 4 ? "13800670302" : "";
            table.append("1-1-%d,%s号楼,100.00,业主%d,%s\n".formatted(101 + i, 1 + i / 5, Math.max(0, i - 2), phone));
        }
        assertThat(mvc.post()
                        .uri("/work/votes/" + vote + "/roll")
                        .multipart()
                        .file(new MockMultipartFile(
                                "file", "roll.csv", "text/csv", table.toString().getBytes(UTF_8)))
                        .param("units", "10")
                        .param("area", "1000.00")
                        .with(As.staff(assembly.town.who("李芳"), "李芳"))
                        .with(csrf()))
                .hasStatusOk();
        return assembly.open(
                "signature-drive",
                SmallTown.VILLAGE,
                "李芳",
                Map.of("subject", "提议修大门", "text", "同意召开业主大会", "aim", aim, "vote", vote.value()));
    }

    @Test
    void ownersSignByPhoneUntilItIsEnoughByAreaAndHeads() {
        var drive = drive("drive-call");

        assertThat(sign(drive, "13800670301")).hasStatus(303);
        assertThat(sign(drive, "13800670301")).hasStatus(303);
        assertThat(sign(drive, "13800670399")).hasStatus(409);
        assertThat(drives.coverage(assembly.now(drive)))
                .extracting(Coverage::units, Coverage::area, Coverage::heads, Coverage::headsAll)
                .containsExactly(1, 10_000L, 1L, 8L);
        assertThat(assembly.now(drive).state()).isEqualTo("collecting");
        assertThat(mvc.get().uri("/drives/" + drive)).hasStatusOk().bodyText().contains("1 户，共 10 户", "第二十一条");

        assertThat(sign(drive, "13800670302")).hasStatus(303);
        assertThat(assembly.now(drive).state()).isEqualTo("reached");
    }

    @Test
    void aPaperCountsWhenTwoPersonsReadTheSame() throws IOException {
        var drive = drive("drive-call");
        var one = drives.hand(drive, "1-1-106", photo(), assembly.officer("李芳"));
        var other = drives.hand(drive, "1-1-107", photo(), assembly.officer("李芳"));

        assertThatThrownBy(() -> drives.read(drive, one, "1-1-106", assembly.officer("李芳")))
                .isInstanceOf(Refusal.class);
        assertThat(drives.coverage(assembly.now(drive)).units()).isZero();
        assertThat(drives.read(drive, one, "1-1-106", assembly.officer("张伟"))).isTrue();
        assertThat(drives.read(drive, other, "1-1-108", assembly.officer("张伟"))).isFalse();
        assertThatThrownBy(() -> drives.read(drive, one, "1-1-106", assembly.officer("张伟")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> drives.hand(drive, "9-9-999", photo(), assembly.officer("李芳")))
                .isInstanceOf(Refusal.class);

        assertThat(drives.coverage(assembly.now(drive)).units()).isOne();
        var page = mvc.get()
                .uri("/work/drives/" + drive)
                .with(As.staff(assembly.town.who("张伟"), "张伟"))
                .exchange();
        assertThat(page).hasStatusOk().bodyText().contains("有 1 张两人读得不一样").doesNotContain("1-1-107");
    }

    @Test
    void papersAreOfThoseWhoseEstateItIs() throws IOException {
        var drive = drive("drive-consult");
        var paper = drives.hand(drive, "1-1-101", photo(), assembly.officer("李芳"));
        var other = As.staff(assembly.town.who("赵敏"), "赵敏");

        assertThat(mvc.get().uri("/work/drives/" + drive).with(other)).hasStatus(404);
        assertThat(mvc.get()
                        .uri("/work/drives/" + drive + "/papers/" + paper + "/photo")
                        .with(other))
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/work/drives/" + drive + "/papers/" + paper + "/read")
                        .param("unit", "1-1-101")
                        .with(other)
                        .with(csrf()))
                .hasStatus(404);
        assertThat(drives.papers(assembly.now(drive)).getFirst().secondUnit()).isNull();
    }

    @Test
    void withoutARollNobodyKnowsHowManyAreEnough() {
        var vote = assembly.open(
                "assembly",
                SmallTown.VILLAGE,
                "李芳",
                Map.of("subject", "没有名册", "matter", "owners-5", "text", "没有名册的表决"));

        assertThatThrownBy(() -> assembly.open(
                        "signature-drive",
                        SmallTown.VILLAGE,
                        "李芳",
                        Map.of("subject", "没有名册", "text", "同意", "aim", "drive-call", "vote", vote.value())))
                .isInstanceOf(Refusal.class);
    }

    /** A head counts once however many units sign, and never without one; areas add up whatever the order. */
    @ForAll(tries = 40)
    void coverageIsTheSumOfWhatSigned(long seed) {
        var random = new SplittableRandom(seed);
        var parts = IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(i ->
                        new Part("u" + i, "b" + i % 3, 1 + random.nextInt(20_000), Set.of("o" + random.nextInt(12))))
                .toList();
        var signed = parts.stream().filter(_ -> random.nextBoolean()).toList();

        var coverage = Coverage.of(parts, signed.stream().map(Part::unit).collect(Collectors.toSet()));

        assertThat(coverage.area())
                .isEqualTo(signed.stream().mapToLong(Part::area).sum());
        assertThat(coverage.heads())
                .isEqualTo(signed.stream().map(Part::owners).distinct().count());
        assertThat(coverage.buildings().values().stream()
                        .mapToInt(Coverage.Building::signed)
                        .sum())
                .isEqualTo(coverage.units())
                .isEqualTo(signed.size());
    }

    private MvcTestResult sign(MatterNumber drive, String phone) {
        return mvc.post()
                .uri("/drives/" + drive + "/sign")
                .cookie(proofs.of(phone))
                .with(csrf())
                .exchange();
    }

    private UUID photo() throws IOException {
        return Assembly.photo(files);
    }
}
