package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Lives.class})
class OpeningsInARowTests {

    private final Matters matters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OpeningsInARowTests(Matters matters, JdbcClient jdbc, PlatformTransactionManager transactions, SmallTown town) {
        this.matters = matters;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        town.settle();
    }

    @Test
    void aWishKnownBeforeLeavesNothingBehindAndTheOthersStand() {
        var first = open("known");

        var row = Objects.requireNonNull(transaction.execute(_ -> List.of(open("new"), open("known"))));

        assertThat(row.getFirst().repeated()).isFalse();
        assertThat(row.getLast()).isEqualTo(new Opening.Opened(first.number(), true));
        assertThat(jdbc.sql("""
                        select count(*) from procedure.matter m
                         where not exists (select from procedure.history h where h.county = m.county and h.number = m.number)
                        """).query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from procedure.history where number = :number")
                        .param("number", row.getFirst().number().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private Opening.Opened open(String key) {
        return matters.open(new Opening(
                "appeal",
                SmallTown.BUILDING,
                null,
                "code",
                Map.of("text", "楼道路灯坏了"),
                new Actor.Resident(null, null),
                "openings-in-a-row/" + key,
                null));
    }
}
