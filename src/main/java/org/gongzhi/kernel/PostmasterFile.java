package org.gongzhi.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says about the server on a data directory. */
record PostmasterFile(long process, int port, boolean ready) {

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Empty when there is no such file, or nothing readable in it yet. */
    static Optional<PostmasterFile> read(Path data) throws IOException {
        if (Files.notExists(in(data))) {
            return Optional.empty();
        }
        // Lines: process, data directory, start, port, socket folder, address, shared memory, status.
        var lines = Files.readAllLines(in(data));
        if (lines.size() < 4) {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new PostmasterFile(Long.parseLong(lines.getFirst().strip()), 0, false));
        }
        return Optional.of(new PostmasterFile(
                Long.parseLong(lines.getFirst().strip()),
                Integer.parseInt(lines.get(3).strip()),
                lines.size() > 7 && lines.get(7).strip().equals("ready")));
    }

    /** Whether the process still lives and is a PostgreSQL on this very directory, not someone who got its number. */
    boolean isRunningOn(Path data) {
        return ProcessHandle.of(process)
                .map(ProcessHandle::info)
                .filter(info -> info.command().orElse("").endsWith("postgres"))
                .map(info -> List.of(info.arguments().orElse(new String[0])))
                .map(arguments -> arguments.contains(data.toString()))
                .orElse(false);
    }
}
