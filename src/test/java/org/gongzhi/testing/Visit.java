package org.gongzhi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One visitor on one device, looking at one page after another. */
public final class Visit implements AutoCloseable {

    private static final String MEASURES = measures();
    private static final double LONGEST_PICTURE = 4000;

    private final Page page;
    private final Device device;
    private final CDPSession wire;
    private final List<String> complaints = new ArrayList<>();
    private long bytes;

    Visit(Page page, Device device) {
        this.page = page;
        this.device = device;
        page.onConsoleMessage(message -> {
            // A refused page is a failed load to the browser, and no complaint to us.
            if ("error".equals(message.type()) && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        wire = page.context().newCDPSession(page);
        wire.on(
                "Network.loadingFinished",
                event -> bytes += event.get("encodedDataLength").getAsLong());
        wire.send("Network.enable");
    }

    /** The page itself, for tests that click and type. */
    public Page page() {
        return page;
    }

    /** Goes to a path of the program and returns the HTTP status. */
    public int open(String path) {
        complaints.clear();
        bytes = 0;
        @Nullable Response response = page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        return response == null ? 0 : response.status();
    }

    /** Bytes over the wire since the last {@link #open}, headers included. */
    public long bytes() {
        page.waitForTimeout(200);
        return bytes;
    }

    public Path screenshot(String name) {
        var file = Path.of(
                "target",
                "screens",
                name + "-" + device.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png");
        // The foot of a very long list tells nothing its head does not; drawing it takes seconds.
        var height = ((Number) page.evaluate("document.documentElement.scrollHeight")).doubleValue();
        var picture = new Page.ScreenshotOptions()
                .setPath(file)
                .setFullPage(true)
                .setClip(0, 0, device.width(), Math.min(height, LONGEST_PICTURE))
                .setCaret(ScreenshotCaret.INITIAL);
        try {
            page.screenshot(picture);
        } catch (PlaywrightException _) {
            // A busy machine now and then has no picture ready; what is checked is the page, not the picture.
            page.waitForTimeout(500);
            page.screenshot(picture);
        }
        return file;
    }

    /** Everything that must hold for every page on every device; the numbers are in the house rules for pages. */
    public void check() {
        measure();
        if (device.scripts()) {
            assertThat(violations()).as("axe").isEmpty();
        }
    }

    /** All that a ruler finds, without axe. */
    public void measure() {
        assertThat(complaints).as("what the browser complained of").isEmpty();
        assertThat(list("shape")).as("shape of the page").isEmpty();
        assertThat(list("sideways")).as("wider than the screen").isEmpty();
        assertThat(list("targets", device.target()))
                .as("targets smaller than %d x %d", device.target(), device.target())
                .isEmpty();
        if (device.elder()) {
            assertThat(list("print")).as("large print").isEmpty();
        }
    }

    /** What axe-core finds, one line each. */
    public List<String> violations() {
        // Our pages have no frames of foreign origin; without them axe needs no second page to sum up on.
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + rule.getHelp() + " | " + node.getHtml()))
                        .toList();
    }

    private List<String> list(String measure, Object... arguments) {
        var argument = arguments.length == 0 ? null : arguments[0];
        return ((List<?>) page.evaluate("argument => { " + MEASURES + "; return " + measure + "(argument) }", argument))
                .stream().map(String::valueOf).toList();
    }

    private static String measures() {
        try (var in = Visit.class.getResourceAsStream("/measures.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        page.context().close();
    }
}
