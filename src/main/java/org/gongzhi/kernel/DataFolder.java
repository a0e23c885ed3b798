package org.gongzhi.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all a running Gongzhi keeps: the database, the keys, the logs, and a lock that tells who uses
 * it. The operating system drops the lock with the process, so a killed program leaves nothing to clear away.
 */
final class DataFolder {

    private final Path root;
    private @Nullable FileChannel lock;

    DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path program() {
        return root.resolve("program");
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** Takes the folder for this process. Says no when another process has it; {@link #holder()} tells which. */
    synchronized boolean claim(String holder) {
        try {
            Files.createDirectories(root);
            var channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            lock = channel;
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (IOException e) {
            throw new CannotStart(e, "kernel.data-not-writable", root);
        }
    }

    String holder() {
        try {
            return Files.readString(lockFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void release() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret of this installation, made when first asked for and readable by its owner alone. */
    String secret(String name) {
        var file = root.resolve("keys").resolve(name);
        try {
            if (Files.notExists(file)) {
                var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
                var reader = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                if (Files.notExists(file.getParent())) {
                    Files.createDirectory(file.getParent(), owner);
                }
                var random = new byte[32];
                new SecureRandom().nextBytes(random);
                Files.writeString(Files.createFile(file, reader), HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart(e, "kernel.data-not-writable", file);
        }
    }

    private Path lockFile() {
        return root.resolve("gongzhi.lock");
    }
}
