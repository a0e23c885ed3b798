package org.gongzhi.testing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Chromium of this machine, started once per test run. */
public final class Browser {

    private static final List<String> QUIET =
            List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking");

    private static @Nullable Browser shared;

    private final com.microsoft.playwright.Browser chromium;
    private final Map<String, String> sessions = new HashMap<>();

    private Browser(com.microsoft.playwright.Browser chromium) {
        this.chromium = chromium;
    }

    /** Where the browser is, if this machine has one. */
    static Optional<Path> program() {
        return Stream.of(
                        Objects.requireNonNullElse(System.getenv("GONGZHI_BROWSER"), ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static synchronized Browser shared() {
        if (shared == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            shared = new Browser(playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(program().orElseThrow())
                            .setArgs(QUIET)));
        }
        return shared;
    }

    /** A new visitor with empty pockets. */
    public Visit visit(String base, Device device) {
        return visit(base, device, null);
    }

    /** A visitor who is signed in; signing in happens once per run and program. */
    public Visit visitAs(String base, Device device, String username, String password) {
        var session = sessions.computeIfAbsent(base + " " + username, _ -> signIn(base, username, password));
        return visit(base, device, session);
    }

    private String signIn(String base, String username, String password) {
        try (var visit = visit(base, Device.DESK, null)) {
            visit.open("/sign-in");
            visit.page().fill("[name=username]", username);
            visit.page().fill("[name=password]", password);
            visit.page().click("form:has([name=password]) button");
            if (visit.page().url().contains("/sign-in")) {
                throw new AssertionError("could not sign in as " + username);
            }
            return visit.page().context().storageState();
        }
    }

    private Visit visit(String base, Device device, @Nullable String session) {
        var options = new NewContextOptions()
                .setBaseURL(base)
                .setViewportSize(device.width(), device.height())
                .setHasTouch(device.width() < 500)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                .setJavaScriptEnabled(device.scripts());
        if (session != null) {
            options.setStorageState(session);
        }
        var context = chromium.newContext(options);
        context.setDefaultTimeout(15_000);
        if (device.elder()) {
            context.addCookies(List.of(new Cookie("elder", "1").setUrl(base)));
        }
        return new Visit(context.newPage(), device);
    }
}
