package org.gongzhi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Looks at pages as people see them: on several devices, with a ruler and with axe, leaving a picture of each in
 * {@code target/screens}. A subclass only says which pages.
 */
@NeedsBrowser
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class PagesTests {

    private static final String PASSWORD = "gongzhi-demo-2026";

    @LocalServerPort
    private int port;

    /** The pages to look at; asked for when the program runs, so that they may lead to what the test has just made. */
    protected abstract List<Look> pages();

    /** A page to look at, what it is called in {@code target/screens}, who looks and which HTTP status is right. */
    public record Look(String path, String name, String viewer, int status, List<Device> devices) {

        private static final List<Device> RESIDENTS =
                List.of(Device.PHONE, Device.ELDER, Device.NARROW, Device.PLAIN, Device.DESK);
        private static final List<Device> STAFF = List.of(Device.PHONE, Device.ELDER, Device.DESK, Device.DESK_ELDER);

        public static Look at(String path, String name) {
            return new Look(path, name, "", 200, RESIDENTS);
        }

        /** Somebody of the demo town looks, such as {@code community}. */
        public Look as(String username) {
            return new Look(path, name, username, status, STAFF);
        }

        /** A sheet to print: people look at it on a desk first. */
        public Look paper() {
            return new Look(path, name, viewer, status, List.of(Device.PHONE, Device.DESK));
        }

        public Look refused(int expected) {
            return new Look(path, name, viewer, expected, devices);
        }
    }

    @TestFactory
    Stream<DynamicNode> everyPageIsSoundOnEveryDevice() {
        var visits = new HashMap<String, Visit>();
        return pages().stream()
                .<DynamicNode>flatMap(look -> look.devices().stream()
                        .map(device -> DynamicTest.dynamicTest(
                                look.name() + " " + device,
                                () -> inspect(
                                        look,
                                        visits.computeIfAbsent(
                                                look.viewer() + device, _ -> visitOf(look.viewer(), device))))))
                .onClose(() -> visits.values().forEach(Visit::close));
    }

    /** Where the program listens. */
    protected String base() {
        return "http://localhost:" + port;
    }

    protected Visit visit(Device device) {
        return Browser.shared().visit(base(), device);
    }

    protected Visit visitAs(String username, Device device) {
        return Browser.shared().visitAs(base(), device, username, PASSWORD);
    }

    /** Opening a browser's window takes longer than most pages; one visitor on one device looks at them all. */
    private Visit visitOf(String viewer, Device device) {
        return viewer.isEmpty() ? visit(device) : visitAs(viewer, device);
    }

    private static void inspect(Look look, Visit visit) {
        assertThat(visit.open(look.path())).as("status of %s", look.path()).isEqualTo(look.status());
        visit.screenshot(look.name());
        visit.check();
    }
}
