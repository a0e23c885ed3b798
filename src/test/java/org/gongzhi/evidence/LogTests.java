package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.tools.ToolProvider;
import org.gongzhi.kernel.Chronicle;
import org.gongzhi.kernel.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log over a real database. Tests share it; the program's own follower adds to it meanwhile, as another node would.
 */
@ApplicationModuleTest
class LogTests {

    private final Log log;
    private final Follower follower;
    private final LogRepository rows;
    private final Tiles tiles;
    private final LogKey key;
    private final ExportLog export;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    LogTests(
            Log log,
            Follower follower,
            LogRepository rows,
            Tiles tiles,
            LogKey key,
            ExportLog export,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MessageSource messages) {
        this.log = log;
        this.follower = follower;
        this.rows = rows;
        this.tiles = tiles;
        this.key = key;
        this.export = export;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.messages = messages;
    }

    @Test
    void everyRowIsLoggedOnceInOrderWhileManyNodesFollow() throws Exception {
        var trial = Trial.begin(jdbc, "many");
        try (var threads = Executors.newFixedThreadPool(64)) {
            var done = threads.invokeAll(IntStream.range(0, 64)
                    .<Callable<Integer>>mapToObj(number -> () -> {
                        for (var i = 0; i < 10; i++) {
                            trial.write(number * 10 + i);
                            follower.follow(trial);
                        }
                        return number;
                    })
                    .toList());
            for (var one : done) {
                one.get();
            }
        }
        followToTheEnd(trial);

        var records = jdbc.sql("select record from evidence.entry where chronicle = 'many'")
                .query(String.class)
                .list();
        assertThat(records).hasSize(640).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select index from evidence.entry order by index")
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(
                        LongStream.range(0, rows.size()).boxed().toList());
    }

    @Test
    void whatADeadFollowerLeftHalfDoneIsDoneOnceByTheNext() {
        var trial = Trial.begin(jdbc, "dead");
        IntStream.range(0, 20).forEach(trial::write);
        followToTheEnd(trial);
        IntStream.range(20, 50).forEach(trial::write);
        var before = rows.position("dead");
        // Read and digested, and then the node died; or in the middle of writing it down.
        var dead = read(trial, before);
        transaction.executeWithoutResult(died -> {
            assertThat(log.append(dead)).isTrue();
            died.setRollbackOnly();
        });
        assertThat(logged(trial)).isEqualTo(20);
        assertThat(rows.position("dead")).isEqualTo(before);

        followToTheEnd(trial);
        assertThat(log.append(dead)).as("a node that wakes up too late").isFalse();
        assertThat(logged(trial)).isEqualTo(50);
        log.sign();
        assertThat(check(trial)).isEmpty();
    }

    @Test
    void aClockTurnedBackKeepsNothingFromBeingSigned() {
        logged("ahead", 1);
        var nextYear =
                new Log(rows, tiles, key, InstantSource.fixed(Instant.now().plus(Duration.ofDays(365))));
        transaction.executeWithoutResult(_ -> nextYear.sign());
        logged("behind", 1);

        log.signIfDue();
        assertThat(log.indexOf("behind", "0")).isPresent();
    }

    /** Rows appear once no older transaction is open. */
    private Batch read(Trial trial, long position) {
        var batch = Batch.after(jdbc, trial, position);
        while (batch.entries().size() < 30) {
            batch = Batch.after(jdbc, trial, position);
        }
        return batch;
    }

    @Test
    void aProofLeadsFromTheRecordToTheSignedCheckpoint() {
        var trial = logged("proof", 300);
        log.sign();

        var index = log.indexOf("proof", "299").orElseThrow();
        var proof = log.proof(index).orElseThrow();

        var note = SignedNote.parse(proof.checkpoint());
        var checkpoint = Checkpoint.parse(note.text());
        var entry = rows.find("proof", "299").orElseThrow();
        assertThat(note.isSignedBy(key.shown())).isTrue();
        assertThat(Log.fits(entry, trial.find("299").orElseThrow())).isTrue();
        assertThat(Merkle.includes(
                        index, checkpoint.size(), Merkle.leaf(entry.digest()), proof.path(), checkpoint.root()))
                .isTrue();
    }

    @Test
    void theLogStaysWholeWhenTheSaltOfARecordIsDeleted() {
        var trial = logged("forget", 5);
        log.forget("forget", "3");
        log.sign();

        assertThat(rows.find("forget", "3").orElseThrow().salt()).isNull();
        assertThat(check(trial)).isEmpty();
    }

    @Test
    void nothingInTheLogCanBeChangedOrDeletedThroughTheProgramsOwnDoor() {
        logged("fixed", 2);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from evidence.entry where chronicle = 'fixed'")
                        .update());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update evidence.entry set record = 'x' where chronicle = 'fixed'")
                        .update());
    }

    @Test
    void aRecordChangedOrDeletedBehindTheProgramIsFound() {
        var trial = logged("records", 10);
        assertThat(check(trial)).isEmpty();

        jdbc.sql("update evidence.trial_records set secret = 'changed' where id = 4")
                .update();
        jdbc.sql("delete from evidence.trial_records where id = 7").update();

        assertThat(check(trial))
                .anyMatch(fault -> fault.contains("records") && fault.contains("4"))
                .anyMatch(fault -> fault.contains("少了 1 条"));
    }

    @Test
    void anEntryOrTileChangedBehindTheProgramIsFoundAndNothingIsSignedAnyMore() {
        var trial = logged("tampered", 600);
        log.sign();
        var tile = tiles.find(1, 0).orElseThrow();
        var changed = tile.clone();
        changed[5] ^= 1;
        try {
            put(changed);
            logged("more", 1);

            assertThat(check(trial)).isNotEmpty();
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(log::sign);
        } finally {
            put(tile);
        }
        assertThat(log.sign()).isPresent();
        assertThat(check(trial)).isEmpty();
    }

    @Test
    void anybodyCanVerifyTheExportedLogAndFindsEveryKindOfTampering(@TempDir Path folder, @TempDir Path classes)
            throws Exception {
        logged("exported", 700);
        log.sign();
        logged("later", 3);
        log.sign();
        export.export(folder);
        var tool = new Tool(classes, folder, key.shown().toString());

        assertThat(tool.run()).as(tool.said()).isZero();

        tool.spoil("tile/entries/001", bytes -> bytes[40] ^= 1, "FAIL tile 0/1: hash 1 differs (entry 257)");
        tool.spoil("tile/0/001", bytes -> bytes[0] ^= 1, "FAIL tile 0/1: hash 0 differs (entry 256)");
        tool.spoil("tile/entries/000", LogTests::swapFirstTwo, "FAIL tile 0/0: hash 0 differs (entry 0)");
        tool.remove("tile/0/000", "FAIL tile/0/000: is not there");
        tool.remove("tile/entries/001", "FAIL tile/entries/001: is not there");
        tool.replace("checkpoint", forked(rows.newest().orElseThrow().size()), "FAIL root");
        tool.replace("checkpoint.1", forked(1), "FAIL consistency: the log does not continue checkpoint.1 at size 1");
        assertThat(tool.run()).as(tool.said()).isZero();
    }

    private String forked(long size) {
        return key.sign(new Checkpoint(key.origin(), size, Sha256.of(new byte[] {7})))
                .toString();
    }

    private static void swapFirstTwo(byte[] bundle) {
        var first = Arrays.copyOfRange(bundle, 0, 34);
        System.arraycopy(bundle, 34, bundle, 0, 34);
        System.arraycopy(first, 0, bundle, 34, 34);
    }

    private Trial logged(String name, int count) {
        var trial = Trial.begin(jdbc, name);
        for (var i = 0; i < count; i++) {
            trial.write(i);
        }
        followToTheEnd(trial);
        return trial;
    }

    /** Rows appear once no older transaction is open; other tests write beside. */
    private void followToTheEnd(Trial trial) {
        var written = jdbc.sql("select count(*) from " + trial.table())
                .query(Long.class)
                .single();
        for (var followed = logged(trial); followed < written; followed = logged(trial)) {
            follower.follow(trial);
        }
    }

    private long logged(Trial trial) {
        return jdbc.sql("select count(*) from evidence.entry where chronicle = :name")
                .param("name", trial.name())
                .query(Long.class)
                .single();
    }

    private List<String> check(Chronicle chronicle) {
        return new CheckLog(rows, tiles, key, List.of(chronicle), jdbc, messages).faults();
    }

    private void put(byte[] hashes) {
        jdbc.sql("update evidence.tile set hashes = :hashes where level = 1 and index = 0")
                .param("hashes", hashes)
                .update();
    }

    /** {@code bin/VerifyLog.java}, run as anybody would. */
    private static final class Tool {

        private final Path classes;
        private final Path folder;
        private final String key;
        private String said = "";

        Tool(Path classes, Path folder, String key) {
            // Compiled once: the tool is run many times.
            var compiler = ToolProvider.getSystemJavaCompiler();
            assertThat(compiler.run(null, null, null, "-d", classes.toString(), "bin/VerifyLog.java"))
                    .isZero();
            this.classes = classes;
            this.folder = folder;
            this.key = key;
        }

        int run() throws IOException, InterruptedException {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = new ProcessBuilder(
                            java, "-cp", classes.toString(), "VerifyLog", folder.toString(), "--key", key)
                    .redirectErrorStream(true)
                    .start();
            said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return process.waitFor();
        }

        String said() {
            return said;
        }

        void spoil(String file, Consumer<byte[]> change, String expected) throws Exception {
            var bytes = Files.readAllBytes(folder.resolve(file));
            var changed = bytes.clone();
            change.accept(changed);
            expectWith(file, changed, bytes, expected);
        }

        void replace(String file, String text, String expected) throws Exception {
            var there = folder.resolve(file);
            var bytes = Files.exists(there) ? Files.readAllBytes(there) : null;
            expectWith(file, text.getBytes(UTF_8), bytes, expected);
        }

        void remove(String file, String expected) throws Exception {
            var bytes = Files.readAllBytes(folder.resolve(file));
            Files.delete(folder.resolve(file));
            expectFailure(expected);
            Files.write(folder.resolve(file), bytes);
        }

        private void expectWith(String file, byte[] changed, byte @Nullable [] before, String expected)
                throws Exception {
            Files.write(folder.resolve(file), changed);
            expectFailure(expected);
            if (before == null) {
                Files.delete(folder.resolve(file));
            } else {
                Files.write(folder.resolve(file), before);
            }
        }

        private void expectFailure(String expected) throws Exception {
            assertThat(run()).as(said).isEqualTo(1);
            assertThat(said).contains(expected);
        }
    }
}
