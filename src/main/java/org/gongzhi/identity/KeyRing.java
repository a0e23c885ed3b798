package org.gongzhi.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The secret keys, kept outside the database: the newest seals, all of them open, the oldest finds phones.
 *
 * <p>They come from {@code GONGZHI_KEY} (base64 of 32 bytes, several separated by commas, oldest first), else from the
 * numbered files in {@code keys/} of the data folder, of which the first is made at the first start. With neither, as
 * in tests, a random key lives as long as the process.
 */
@Component
class KeyRing {

    private static final int LENGTH = 32;

    private final NavigableMap<Byte, byte[]> keys;

    KeyRing(@Value("${gongzhi.key:}") String given, @Value("${gongzhi.data:}") String data) {
        this.keys = !given.isBlank() ? parse(given) : !data.isBlank() ? read(Path.of(data, "keys")) : random();
    }

    byte newest() {
        return keys.lastKey();
    }

    boolean has(byte id) {
        return keys.containsKey(id);
    }

    SecretKey sealing(byte id) {
        return derive(Objects.requireNonNull(keys.get(id)), "seal", "AES");
    }

    SecretKey digesting() {
        return derive(keys.firstEntry().getValue(), "digest", "HmacSHA256");
    }

    /** The first key's, so that a newer sealing key does not begin another log. */
    byte[] signing() {
        return derive(keys.firstEntry().getValue(), "log", "Generic").getEncoded();
    }

    private static SecretKey derive(byte[] key, String purpose, String algorithm) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(new SecretKeySpec(key, "Generic"))
                    .thenExpand(("gongzhi " + purpose).getBytes(java.nio.charset.StandardCharsets.UTF_8), LENGTH);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NavigableMap<Byte, byte[]> parse(String given) {
        var keys = new TreeMap<Byte, byte[]>();
        byte id = 1;
        for (var text : given.split(",", -1)) {
            keys.put(id++, decode(text, "GONGZHI_KEY"));
        }
        return keys;
    }

    private static NavigableMap<Byte, byte[]> read(Path folder) {
        try {
            var first = folder.resolve("1.key");
            if (!Files.exists(first)) {
                write(folder, first);
            }
            var keys = new TreeMap<Byte, byte[]>();
            try (Stream<Path> files = Files.list(folder)) {
                for (var file : files.filter(KeyRing::isKey).toList()) {
                    var name = file.getFileName().toString();
                    keys.put(Byte.valueOf(name.replace(".key", "")), decode(Files.readString(file), file.toString()));
                }
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keys in " + folder, e);
        }
    }

    private static boolean isKey(Path file) {
        return file.getFileName().toString().matches("[1-9]\\d?\\.key");
    }

    /** Readable by its owner alone, from the moment it exists. */
    private static void write(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(folder, "new", ".tmp", owner);
        Files.writeString(draft, Base64.getEncoder().encodeToString(secret()) + "\n", StandardOpenOption.SYNC);
        Files.move(draft, file);
    }

    private static NavigableMap<Byte, byte[]> random() {
        var keys = new TreeMap<Byte, byte[]>();
        keys.put((byte) 1, secret());
        return keys;
    }

    private static byte[] secret() {
        var secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static byte[] decode(String text, String where) {
        var key = Base64.getDecoder().decode(text.strip());
        if (key.length != LENGTH) {
            throw new IllegalStateException("a key in " + where + " is not the base64 of 32 bytes");
        }
        return key;
    }
}
