import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Reads what the system and the server count: processor time of everything that takes part, and bytes of the log. */
record Meter(Server server, long... processes) {

    /** Linux counts in hundredths. */
    private static final double TICKS_A_SECOND = 100;

    /** Seconds of the Java processes and of the server's, and bytes. */
    record Reading(double java, double database, long wal) {

        Reading since(Reading before) {
            return new Reading(java - before.java, database - before.database, wal - before.wal);
        }
    }

    Reading read() {
        var backends = ProcessHandle.of(server.process()).stream().flatMap(ProcessHandle::children).mapToLong(ProcessHandle::pid);
        return new Reading(LongStream.of(processes).mapToDouble(Meter::cpu).sum(), backends.mapToDouble(Meter::cpu).sum(), server.wal());
    }

    private static double cpu(long process) {
        try {
            var fields = Files.readString(Path.of("/proc/" + process + "/stat")).replaceFirst(".*\\) ", "").split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
        } catch (IOException e) {
            return 0; // It ended meanwhile.
        }
    }
}
