package org.gongzhi.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.kernel.Sha256;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Gives each static file an address with its own digest: cached for a year, fetched again when it changes. */
@Component
public class Assets {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    String address(String path) {
        return addresses.computeIfAbsent(path, known -> known + "?v=" + digest(known));
    }

    private static String digest(String path) {
        var folder = path.startsWith("/webjars/") ? "META-INF/resources" : "static";
        try (var in = new ClassPathResource(folder + path).getInputStream()) {
            return HexFormat.of().formatHex(Sha256.of(in.readAllBytes()), 0, 5);
        } catch (IOException e) {
            throw new UncheckedIOException("no such static file: " + path, e);
        }
    }
}
