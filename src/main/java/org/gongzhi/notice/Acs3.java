package org.gongzhi.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Sha256;

/** Signs a call to Alibaba Cloud as its signature method V3 (ACS3-HMAC-SHA256) says, for calls without a body. */
record Acs3(String keyId, String secret) {

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final String EMPTY = Sha256.hex("");

    /** The headers to send; {@code host} is among them and is what the client sends by itself. */
    SortedMap<String, String> headers(
            String host, String action, String version, String query, Instant at, String nonce) {
        var headers = new TreeMap<String, String>();
        headers.put("host", host);
        headers.put("x-acs-action", action);
        headers.put("x-acs-content-sha256", EMPTY);
        headers.put("x-acs-date", at.truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", nonce);
        headers.put("x-acs-version", version);
        var signed = String.join(";", headers.keySet());
        var lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        var canonical = String.join("\n", "POST", "/", query, lines, signed, EMPTY);
        var signature = Web.hmacSha256(secret, ALGORITHM + "\n" + Sha256.hex(canonical));
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + keyId + ",SignedHeaders=" + signed + ",Signature=" + signature);
        return headers;
    }

    /** Parameters in byte order, escaped as RFC 3986 says. */
    static String query(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> escape(each.getKey()) + "=" + escape(each.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    @Override
    public String toString() {
        return "Acs3[" + keyId + "]";
    }
}
