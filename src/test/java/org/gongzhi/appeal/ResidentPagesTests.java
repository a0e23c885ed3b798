package org.gongzhi.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.testing.Device;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.PagesTests;
import org.gongzhi.testing.Proofs;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page a resident meets, from the door to the question whether it was solved. */
@Pages
class ResidentPagesTests extends PagesTests {

    private static final String PHONE = "13800006666";

    private final SmallTown town;
    private final Matters matters;
    private final Register register;
    private final Proofs proofs;
    private final DoorCodes doors;

    ResidentPagesTests(SmallTown town, Matters matters, Register register, Proofs proofs, DoorCodes doors) {
        this.town = town;
        this.matters = matters;
        this.register = register;
        this.proofs = proofs;
        this.doors = doors;
    }

    @BeforeEach
    void settle() {
        town.settle();
    }

    @Override
    protected List<Look> pages() {
        town.settle();
        var fresh = report("楼道路灯坏了三天，老人晚上上下楼看不见，希望尽快修好。\n在 2 单元 3 楼。", true);
        var anonymous = report("小区垃圾没人清运", false);
        var asking = report("楼上夜里装修，吵得睡不着", false);
        act(asking, "李芳", "call-back", Map.of("outcome", "reached"));
        act(asking, "李芳", "handle", Map.of("priority", "urgent"));
        act(asking, "李芳", "ask-resident", Map.of("question", "请问是几点到几点最吵？哪一户？"));
        var finished = report("井盖松动，孩子差点掉下去", false);
        act(finished, "李芳", "call-back", Map.of("outcome", "reached"));
        act(finished, "李芳", "handle", Map.of());
        act(finished, "李芳", "finish", Map.of("result", "已更换井盖并加固。"));
        act(finished, "王强", "verify", Map.of("verdict", "pass"));
        var rating = Look.at(link(finished), "matter-rate");
        var closed = report("路灯不亮", false);
        act(closed, "李芳", "decline", Map.of("explanation", "路灯归城管局管，请拨打 12345 转城管。"));
        act(closed, "吴霞", "confirm-diversion", Map.of());
        return List.of(
                Look.at("/q/" + door(), "report"),
                Look.at("/q", "door"),
                Look.at("/cards/" + door(), "door-home"),
                Look.at("/q/WRONG", "door-unknown").refused(404),
                Look.at(link(fresh), "matter-fresh"),
                Look.at("/m/" + fresh, "matter-public"),
                Look.at(link(anonymous), "matter-anonymous"),
                Look.at(link(asking), "matter-asking"),
                rating,
                Look.at(link(closed), "matter-declined"),
                Look.at("/m", "lookup"),
                Look.at("/m/SQ620402", "lookup-unknown").refused(404),
                Look.at("/procedures", "procedures"),
                Look.at("/procedures/appeal", "procedure-appeal"),
                Look.at("/procedures/small-matter", "procedure-small-matter"));
    }

    @Test
    void mineIsSoundOnEveryDevice() {
        report("楼道路灯坏了三天", true);
        report("下水道返水", true);
        for (var device : List.of(Device.PHONE, Device.ELDER, Device.NARROW, Device.DESK)) {
            try (var visit = visit(device)) {
                var cookie = proofs.of(PHONE);
                visit.page()
                        .context()
                        .addCookies(List.of(new Cookie(cookie.getName(), cookie.getValue()).setUrl(base())));
                visit.open("/my");
                visit.screenshot("my");
                visit.check();
            }
        }
    }

    @Test
    void theFirstPageKnowsTheDoorUntilItIsToldToForget() {
        try (var visit = visit(Device.PHONE)) {
            visit.open("/");
            assertThat(visit.page().isVisible("[data-my-door]")).isFalse();
            visit.open("/q/" + door());
            visit.open("/");

            visit.page().click("[data-my-door] a");

            assertThat(visit.page().url()).endsWith("/cards/" + door());
            assertThat(visit.page().context().cookies()).noneMatch(cookie -> cookie.value.contains(door()));
            visit.open("/");
            visit.check();
            visit.page().click("[data-my-door] button");
            visit.open("/");
            assertThat(visit.page().isVisible("[data-my-door]")).isFalse();
        }
    }

    @Test
    void aReportIsSentWithoutAScript() {
        try (var visit = visit(Device.PLAIN)) {
            visit.open("/q/" + door());
            visit.page().fill("[name=text]", "没有脚本也能反映");
            visit.page().click("form[method=post] button");

            assertThat(visit.page().url()).contains("/m/SQ620402-").contains("?k=");
            assertThat(visit.page().content()).contains("没有脚本也能反映");
        }
    }

    @Test
    void whatWasTypedIsKeptUntilItIsAccepted() {
        try (var visit = visit(Device.NARROW)) {
            visit.open("/q/" + door());
            visit.page().fill("[name=text]", "写到一半");
            visit.page().waitForTimeout(500);
            visit.open("/q/" + door());
            assertThat(visit.page().inputValue("[name=text]")).isEqualTo("写到一半");

            visit.page().click("form[method=post] button");
            visit.page().waitForURL("**/m/SQ*");
            visit.open("/q/" + door());
            assertThat(visit.page().inputValue("[name=text]")).isEmpty();
        }
    }

    @Test
    void theDrawingIsLegibleOnAPhone() {
        for (var device : List.of(Device.PHONE, Device.NARROW, Device.ELDER)) {
            try (var visit = visit(device)) {
                visit.open("/procedures/appeal");
                var drawing = visit.page().locator("svg.drawing");
                drawing.screenshot(new com.microsoft.playwright.Locator.ScreenshotOptions()
                        .setPath(java.nio.file.Path.of("target", "screens", "drawing-" + device + ".png")));
                var unit = Double.parseDouble(drawing.getAttribute("font-size")) * drawing.boundingBox().width / 316;
                assertThat(unit).isGreaterThan(device.elder() ? 23 : 12);
            }
        }
    }

    @Test
    void theFormIsLight() {
        try (var visit = visit(Device.PHONE)) {
            visit.open("/q/" + door());
            assertThat(visit.bytes()).isBetween(1L, 120_000L);
            visit.open("/q/" + door());
            assertThat(visit.bytes()).isLessThanOrEqualTo(15_000L);
        }
    }

    private String door() {
        return doors.codeOf(SmallTown.BUILDING);
    }

    private String link(MatterNumber number) {
        return "/m/" + number + "?k=" + register.linkKey(number);
    }

    private MatterNumber report(String text, boolean withPhone) {
        var fields = new HashMap<String, Object>(Map.of("text", text));
        if (withPhone) {
            fields.put("phone", PHONE);
        }
        return matters.open(new Opening(
                        "appeal", SmallTown.BUILDING, null, "code", fields, new Actor.Resident(null, null), null, null))
                .number();
    }

    private void act(MatterNumber number, String name, String action, Map<String, Object> form) {
        var version = register.find(number).orElseThrow().version();
        matters.perform(new Step(number, action, version, form, new Actor.Officer(town.who(name), name), null, null));
    }
}
