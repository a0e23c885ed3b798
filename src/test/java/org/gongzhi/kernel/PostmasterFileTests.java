package org.gongzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterFileTests {

    @TempDir
    Path data;

    @Test
    void saysWhereTheServerListens() throws IOException {
        write("4711\n/data/postgres\n1763769600\n45597\n\n127.0.0.1\n  1234 0\nready   \n");

        assertThat(PostmasterFile.read(data)).contains(new PostmasterFile(4711, 45597, true));
    }

    @Test
    void aServerThatStartsIsNotReady() throws IOException {
        write("4711\n/data/postgres\n1763769600\n45597\n\n127.0.0.1\n  1234 0\nstarting\n");

        assertThat(PostmasterFile.read(data))
                .hasValueSatisfying(file -> assertThat(file.ready()).isFalse());
    }

    @Test
    void aHalfWrittenFileNamesNoServer() throws IOException {
        assertThat(PostmasterFile.read(data)).isEmpty();
        write("");
        assertThat(PostmasterFile.read(data)).isEmpty();
    }

    @Test
    void aNumberThatNowBelongsToSomebodyElseIsNotOurServer() throws IOException {
        write(ProcessHandle.current().pid() + "\n" + data + "\n1\n45597\n\n127.0.0.1\n 1 0\nready\n");

        assertThat(PostmasterFile.read(data))
                .hasValueSatisfying(file -> assertThat(file.isRunningOn(data)).isFalse());
    }

    private void write(String text) throws IOException {
        Files.writeString(PostmasterFile.in(data), text);
    }
}
