package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Chronicle;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.testing.Device;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.PagesTests;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as others meet it: a matter's receipt, the verifying tools and a browser, all over the network. */
@Pages
class EvidencePagesTests extends PagesTests {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private static final SignedIn AUDITOR =
            new SignedIn(UUID.randomUUID(), "auditor", "审计员", AccountKind.AUDIT_ADMIN, "", Set.of("admin.audit"));

    private final Matters matters;
    private final Log log;
    private final Follower follower;
    private final Witnesses witnesses;
    private final List<Chronicle> chronicles;

    EvidencePagesTests(
            Matters matters,
            Log log,
            Follower follower,
            Witnesses witnesses,
            List<Chronicle> chronicles,
            SmallTown town) {
        this.matters = matters;
        this.log = log;
        this.follower = follower;
        this.witnesses = witnesses;
        this.chronicles = chronicles;
        town.settle();
    }

    @Override
    protected List<Look> pages() {
        logged();
        return List.of(Look.at("/log", "log"), Look.at("/verify", "verify"));
    }

    @Test
    void theReceiptOfAReportVerifiesInTheBrowserAndAChangedOneDoesNot(@TempDir Path folder) throws Exception {
        var receipt = receipt(logged());
        assertThat(receipt).contains("extra ", "index ");
        var good = Files.writeString(folder.resolve("good.tlog-proof"), receipt);
        var bad =
                Files.writeString(folder.resolve("bad.tlog-proof"), receipt.replaceFirst("index (\\d+)", "index 1$1"));

        try (var visit = visit(Device.PHONE)) {
            visit.open("/verify");
            assertThat(verdict(visit, good)).startsWith("核对通过");
            assertThat(verdict(visit, bad)).startsWith("不通过");
        }
    }

    @Test
    void aWitnessCosignsAndAnybodyVerifiesTheLogOverTheNetwork(@TempDir Path folder) throws Exception {
        var receipt = Files.writeString(folder.resolve("receipt.tlog-proof"), receipt(logged()));
        var key = get("/log/key").strip();
        var witness = List.of(
                "bin/Witness.java",
                base() + "/log",
                "--key",
                key,
                "--folder",
                folder.resolve("witness").toString(),
                "--name",
                "jiedao.example/witness",
                "--once");

        var stranger = run(witness);
        assertThat(stranger.said()).contains("cosignature was not taken (422)");
        var shown = stranger.said().lines().findFirst().orElseThrow();
        witnesses.admit(shown, AUDITOR);
        assertThat(run(witness).said()).contains("cosigned");

        var verified = run(
                List.of("bin/VerifyLog.java", base() + "/log", "--key", key, "--witness", shown, receipt.toString()));
        assertThat(verified.said())
                .contains("PASS checkpoint", "PASS tiles", "PASS consistency", "PASS receipt")
                .endsWith("PASS\n");
        assertThat(get("/log")).contains("jiedao.example/witness");
    }

    /** Opens a matter and waits for nothing: the log follows and signs at once. */
    private MatterNumber logged() {
        var number = matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        null,
                        "code",
                        Map.of("text", "楼道灯不亮"),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
        while (log.indexOf("history", number + ":1").isEmpty()) {
            chronicles.forEach(follower::follow);
            log.sign();
        }
        return number;
    }

    private String receipt(MatterNumber number) throws Exception {
        return get("/log/record/history/" + number + ":1");
    }

    private String get(String path) throws Exception {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(base() + path)).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String verdict(Visit visit, Path receipt) {
        visit.page().locator("#file").setInputFiles(receipt);
        visit.page().locator("#verdict").evaluate("verdict => verdict.textContent = ''");
        visit.page().locator("#verify button").click();
        visit.page().locator("#verdict:not(:empty)").waitFor();
        visit.screenshot(receipt.getFileName().toString().replace(".tlog-proof", "-receipt"));
        return visit.page().locator("#verdict").textContent();
    }

    private record Ran(int code, String said) {}

    private static Ran run(List<String> words) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(words);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
