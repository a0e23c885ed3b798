package org.gongzhi.dispatch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalogue's pages in the demonstration city: the list, a line with its history, a change that was tried. */
class CatalogueLooksTests extends PagesTests {

    private static final String COUNTY = "620402";

    @Autowired
    private DryRuns dryRuns;

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected List<Look> pages() {
        var slot = URLEncoder.encode(COUNTY + "|交通运输", StandardCharsets.UTF_8);
        return List.of(
                Look.at("/work/catalogue?tryCategory=城乡建设&tryPlace=" + COUNTY, "catalogue")
                        .as("centre"),
                Look.at("/work/catalogue/line?slot=" + slot, "catalogue-line").as("centre"),
                Look.at("/work/catalogue/drafts/" + tried(), "catalogue-draft").as("centre"));
    }

    private UUID tried() {
        var keeper = new SignedIn(
                jdbc.sql("select person from identity.account where username = 'centre'")
                        .query(UUID.class)
                        .single(),
                "centre",
                "周清和",
                AccountKind.STAFF,
                "",
                Set.of("work"));
        var line = new Draft.Line(
                COUNTY, "城乡建设", "body:620402-cgj", List.of(), "区政府常务会议（样例）", LocalDate.now(Shanghai.ZONE));
        var draft = dryRuns.draw(COUNTY, List.of(line), List.of(), keeper);
        dryRuns.run(draft, keeper);
        return draft.id();
    }
}
