package org.gongzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongzhi.testing.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worst day: the program is killed twice while residents report, the second time with its database and while clocks
 * run out. What was acknowledged is there once, and every clock speaks once.
 */
class KillTests {

    private static final int CLIENTS = 16;
    private static final int EACH = 125;
    private static final int ALL = CLIENTS * EACH;
    private static final Map<String, String> NO_LIMITS = Map.of(
            "GONGZHI_APPEAL_PERDOORANDHOUR", "100000",
            "GONGZHI_APPEAL_PERADDRESSANDHOUR", "100000");

    @TempDir
    Path data;

    @Test
    void whatWasAcknowledgedIsThereOnceHoweverOftenTheProgramIsKilled() throws Exception {
        var town = new StrickenTown(data);
        var line = new Line();
        var program = Program.start(data, NO_LIMITS);
        try (var pool = Executors.newFixedThreadPool(CLIENTS)) {
            var address = program.address();
            town.settle();
            line.up(address);
            var clients = new ArrayList<Future<List<Stubborn.Receipt>>>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(pool.submit(new Stubborn(line, StrickenTown.DOOR, i, EACH)));
            }

            line.awaitAcknowledged(ALL / 4);
            line.down();
            program.kill();
            program = Program.start(data, NO_LIMITS);
            line.up(program.address());

            line.awaitAcknowledged(ALL / 2);
            town.halfAnHourPasses();
            town.awaitClocksOut(20);
            line.down();
            program.kill();
            town.killDatabase();
            program = Program.start(data, NO_LIMITS);
            line.up(program.address());

            var receipts = new ArrayList<Stubborn.Receipt>();
            for (var client : clients) {
                receipts.addAll(client.get());
            }
            assertThat(receipts).hasSize(ALL);
            assertEachIsThereOnce(town, receipts);

            town.halfAnHourPasses();
            town.awaitClocksOut(ALL);
            assertEachClockSpokeOnce(town);
        } finally {
            program.close();
        }
    }

    private static void assertEachIsThereOnce(StrickenTown town, List<Stubborn.Receipt> receipts) throws Exception {
        var kept = town.matters();
        assertThat(kept).hasSize(ALL);
        assertThat(kept.values().stream().map(StrickenTown.Kept::number)).doesNotHaveDuplicates();
        for (var receipt : receipts) {
            assertThat(kept.get("q/" + receipt.key()))
                    .as(receipt.text())
                    .isEqualTo(new StrickenTown.Kept(receipt.number(), receipt.text()));
        }
        assertThat(town.count("select count(*) from procedure.history")).isEqualTo(ALL);
        assertThat(town.count("select count(*) from procedure.clock where key = 'first-contact'"))
                .isEqualTo(ALL);
        assertThat(town.count("select count(*) from procedure.personal where field = 'phone'"))
                .isEqualTo(ALL);
        assertThat(town.told("/1/%")).isEqualTo(2L * ALL);
    }

    private static void assertEachClockSpokeOnce(StrickenTown town) throws Exception {
        assertThat(town.count("select count(*) from procedure.clock where overdue_at is not null and next_at is null"))
                .isEqualTo(ALL);
        assertThat(town.told("/first-contact1/warn/%")).isEqualTo(ALL);
        assertThat(town.told("/first-contact1/overdue/%")).isEqualTo(2L * ALL);
    }
}
