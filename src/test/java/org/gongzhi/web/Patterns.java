package org.gongzhi.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Builds the pages from the partials, as templates of modules do. */
@TestConfiguration
@RestController
public class Patterns {

    private static final Instant NOW = Instant.parse("2026-11-22T06:12:00Z");

    private final TemplateEngine engine;
    private final UiFactory uis;

    Patterns(TemplateEngine engine, UiFactory uis) {
        this.engine = engine;
        this.uis = uis;
    }

    @GetMapping(value = "/cards/patterns/{layout}", produces = "text/html;charset=UTF-8")
    String show(@PathVariable String layout, HttpServletRequest request) {
        var ui = uis.of(request);
        var inside = switch (layout) {
            case "staff" -> staff(with(ui));
            case "print" -> PAPER;
            default -> resident(ui);
        };
        Content body = output -> output.writeContent(inside);
        return render(layout, with(ui), Map.of("title", "样张", "body", body));
    }

    /** A viewer and a menu, as a signed-in officer has them. */
    private static Ui with(Ui ui) {
        var viewer = new Viewer() {
            @Override
            public String name() {
                return "李芳";
            }

            @Override
            public String title() {
                return "水川路社区书记";
            }

            @Override
            public boolean may(String right) {
                return true;
            }
        };
        return new Ui(
                ui.messages(),
                ui.locale(),
                ui.csrf(),
                ui.elder(),
                true,
                ui.path(),
                ui.here(),
                viewer,
                new Menu(ui.path(), twenty()),
                ui.assets());
    }

    /** As many entries as a leader sees when every module has added its own. */
    private static List<NavEntry> twenty() {
        return List.of(
                new NavEntry(1, "/cards/patterns", "待办", "work"),
                new NavEntry(2, "/work/matters", "事项", "work"),
                new NavEntry(3, "/work/new", "登记一件事", "work"),
                new NavEntry(4, "/work/campaigns", "专项行动", "work"),
                new NavEntry(5, "/work/meetings", "会商和决定", "work"),
                new NavEntry(6, "/work/find", "找相似的事", "work"),
                new NavEntry(7, "/work/published", "公开和公示", "work"),
                new NavEntry(8, "/work/rates", "办得怎么样", "work", NavGroup.INSIGHT),
                new NavEntry(9, "/work/hot", "哪里问题多", "work", NavGroup.INSIGHT),
                new NavEntry(10, "/work/words", "群众在说什么", "work", NavGroup.INSIGHT),
                new NavEntry(11, "/work/ask", "问一问数据", "work", NavGroup.INSIGHT),
                new NavEntry(12, "/work/posts", "组织和职务", "work", NavGroup.BASE),
                new NavEntry(13, "/work/doors", "门口编码", "work", NavGroup.BASE),
                new NavEntry(14, "/work/places", "地方", "work", NavGroup.BASE),
                new NavEntry(15, "/admin/system", "工作人员账号", "work"),
                new NavEntry(16, "/admin/system/posts", "任职", "work"),
                new NavEntry(17, "/admin/system/tokens", "程序接口", "work"),
                new NavEntry(18, "/admin/system/notices", "通知发送情况", "work"),
                new NavEntry(19, "/admin/system/calendar", "工作日历", "work"),
                new NavEntry(900, "/work/account", "我的账号", "work", NavGroup.OWN));
    }

    private String resident(Ui ui) {
        return "<h1>样张</h1><section class=card>" + pills(ui) + "<p>还剩</p>" + left(ui, 23) + left(ui, -12)
                + "</section>"
                + "<section class='card place'><div class=pin>" + render("icon", ui, Map.of("name", "door"))
                + "</div><div><b>惠民小区 3 号楼 2 单元</b><small>白银区 · 人民路街道 · 水川路社区 · 第 4 网格</small></div></section>"
                + "<a class=act href='#main'>我要反映</a>"
                + "<section class='card who'><div class=face aria-hidden=true>王</div><div class=grow><b>王秀兰</b> 网格员"
                + "<small>30 分钟内给您回电话</small></div><a class=call href='tel:0943-0000000'>拨打</a></section>"
                + "<section class=card><h2>办到哪一步了</h2><ol class=way><li class=ok><time>11月22日 14:05</time><b>您提交了</b></li>"
                + "<li class=now><time>14:35 前</time><b>社区给您回电话</b></li><li><b>上门核实</b></li></ol></section>"
                + "<form class='card form' method=post>" + fields(ui) + "<button class=act>提交</button></form>"
                + "<section class=card><dl class=facts><div><dt>编号</dt><dd>SQ620402-1122-00031</dd></div>"
                + "<div><dt>类别</dt><dd>城乡建设 / 物业</dd></div></dl></section>"
                + render("empty", Map.of("text", "还没有事项", "hint", "扫门口的码就能反映", "href", "/", "action", "回到首页"))
                + render("pager", ui, Map.of("paging", Paging.counted("/my?state=run", 2, 10, 31)));
    }

    private String staff(Ui ui) {
        var rows = new StringBuilder();
        for (var row : List.of(
                "row-late 下水道返水，一楼进水 LATE -12",
                "row-soon 楼道路灯坏了三天 SOON 6",
                "x 小区门口占道停车 RUN 340",
                "x 广场舞音响太晚 WAIT 4000",
                "x 垃圾清运不及时 DONE 9000")) {
            var part = row.split(" ", -1);
            rows.append("<tr class='")
                    .append(part[0])
                    .append("'><td>")
                    .append(left(ui, Integer.parseInt(part[3])))
                    .append("</td><td><a class=title href='#main'>")
                    .append(part[1])
                    .append(
                            "</a><div class=mute>SQ620402-1122-00029 · 城乡建设 / 供排水</div></td><td data-label=地点>惠民小区 1 号楼</td><td>")
                    .append(pill(ui, Tone.valueOf(part[2])))
                    .append(
                            "</td><td><a class='btn btn-success' href='tel:1'>拨打</a> <a class=btn href='#main'>记录</a></td></tr>");
        }
        return "<h1>待办</h1><div class='row row-cards mb-3'>" + figure("等我回电", "2", "soon") + figure("办理中", "9", "")
                + figure("今天到期", "3", "") + figure("已超时", "1", "late") + "</div>"
                + "<div class='card mb-3'><div class=card-header><h2 class=card-title>最急的在前</h2></div>"
                + "<div class=table-responsive><table class='table table-vcenter card-table stack'><thead><tr><th>剩余</th><th>事项</th>"
                + "<th>地点</th><th>现在</th><th>办</th></tr></thead><tbody>" + rows + "</tbody></table></div>"
                + render("pager", ui, Map.of("paging", Paging.counted("/work", 2, 20, 87))) + "</div>"
                + "<div class='row row-cards'><div class=col-lg-7><form class=card method=post><div class=card-body>"
                + fields(ui)
                + "<button class='btn btn-primary'>提交</button></div></form></div><div class=col-lg-5><div class=card><div class=card-body>"
                + "<h2 class=card-title>经过</h2><ol class=way><li><time>11月22日 14:05</time><span><b>居民提交</b>，照片 2 张</span></li>"
                + "<li><time>11月22日 14:21</time><span><b>李芳回电</b>，已接通</span></li></ol></div></div>"
                + "<p class='notice warn mt-3'>还有 6 分钟就要超时。</p><p class='notice good'>已经记下。</p><p class='notice bad'>别人刚刚处理过。</p></div></div>";
    }

    private static String figure(String label, String number, String tone) {
        return "<div class='col-6 col-lg-3'><a class='card card-sm' href='#main'><span class=card-body>" + label
                + "<span class='figure " + tone + "'>" + number + "</span></span></a></div>";
    }

    private String pills(Ui ui) {
        var all = new StringBuilder("<p>");
        for (var tone : Tone.values()) {
            all.append(pill(ui, tone)).append(' ');
        }
        return all.append("</p>").toString();
    }

    private String pill(Ui ui, Tone tone) {
        return render("state", ui, Map.of("tone", tone));
    }

    private String left(Ui ui, int minutes) {
        var due = NOW.plusSeconds(60L * minutes);
        return render("left", ui, Map.of("due", due, "now", NOW, "soon", due.minusSeconds(600)));
    }

    private String fields(Ui ui) {
        var choices = List.of(new Choice("yes", "满意"), new Choice("no", "不满意"));
        var all = new StringBuilder();
        for (var type : List.of("textarea", "tel", "select", "date", "number", "radio", "checkbox", "file")) {
            var about = new HashMap<String, Object>(
                    Map.of("name", "f" + type, "type", type, "label", "问题 " + type.toUpperCase(Locale.ROOT)));
            about.put("hint", "说清楚在哪、多久了、希望怎么办");
            about.put("choices", choices);
            if (type.equals("tel")) {
                about.putAll(Map.of("error", "电话少了一位，请再看看。", "value", "1380000000", "required", true));
            }
            all.append(render("field", ui, about));
        }
        return all.toString();
    }

    private String render(String part, Ui ui, Map<String, ?> parameters) {
        var all = new HashMap<String, Object>(parameters);
        all.put("ui", ui);
        return render(part, all);
    }

    private String render(String part, Map<String, ?> parameters) {
        var output = new StringOutput();
        engine.render("web/" + part + ".jte", new HashMap<String, Object>(parameters), output);
        return output.toString();
    }

    private static final String PAPER = """
            <section class=sheet><h1>事项交办单</h1>
            <div class=number><span>编号：SQ620402-1122-00031</span><span>2026年11月22日 14:05</span></div>
            <table><tr><th>地点</th><td>白银区 人民路街道 水川路社区 惠民小区 3 号楼</td></tr>
            <tr><th>反映内容</th><td class=tall>楼道路灯坏了三天，老人晚上不敢下楼。</td></tr>
            <tr><th>承办单位</th><td>水川路社区居民委员会</td></tr><tr><th>办理时限</th><td>5 个工作日，2026年11月27日 18:00 前</td></tr></table>
            <div class=signs><div>承办人</div><div>负责人</div><div>日期</div></div><p class=stamp>白银区社会治安综合治理中心（章）</p></section>
            """;
}
