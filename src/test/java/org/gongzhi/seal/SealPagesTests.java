package org.gongzhi.seal;

import java.util.List;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The seals of the demonstration, for whoever keeps, approves or only reads. */
class SealPagesTests extends PagesTests {

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected List<Look> pages() {
        var seal = one("select seal from seal.use limit 1");
        var ready = one("select number from seal.use where state = 'ready' and tier = 'town'");
        var misfit = one("select number from seal.anomaly where kind = 'same-document'");
        return List.of(
                Look.at("/seals/620402001006?page=2", "seal-register"),
                Look.at("/seals/620402001", "seal-register-town"),
                Look.at("/work/seals", "seals").as("community"),
                Look.at("/work/seals/" + seal, "seal").as("town"),
                Look.at("/work/seals/" + seal + "/apply", "seal-apply").as("community"),
                Look.at("/work/seals/new", "seal-new").as("town"),
                Look.at("/work/m/" + ready, "seal-use").as("community"),
                Look.at("/work/m/" + misfit, "seal-misfit").as("supervisor"));
    }

    private String one(String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }
}
