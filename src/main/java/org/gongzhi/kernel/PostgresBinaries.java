package org.gongzhi.kernel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel inside the jar, unpacked once beside the data they serve. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder with {@code bin/postgres}; unpacked on the first call. */
    static Path unpackedIn(Path folder) {
        var archive = archive();
        if (archive == null) {
            throw new CannotStart("kernel.no-postgres-here", System.getProperty("os.name"), architecture());
        }
        try {
            var connection = archive.openConnection();
            connection.setUseCaches(false);
            try (var in = connection.getInputStream()) {
                var home = folder.resolve("postgres-" + Long.toHexString(connection.getContentLengthLong()));
                if (Files.notExists(home)) {
                    unpack(in, folder, home);
                }
                return home;
            }
        } catch (IOException e) {
            throw new CannotStart(e, "kernel.data-not-writable", folder);
        }
    }

    /** Unpacks beside and renames, so that an interrupted start leaves nothing half there; older versions go. */
    private static void unpack(InputStream archive, Path folder, Path home) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        var unfinished = folder.resolve("unfinished");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = unfinished.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.move(unfinished, home);
    }

    private static @Nullable URL archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return PostgresBinaries.class.getResource("/postgres-" + system + "-" + architecture() + ".txz");
    }

    private static String architecture() {
        var name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name.equals("aarch64") ? "arm_64" : name;
    }
}
