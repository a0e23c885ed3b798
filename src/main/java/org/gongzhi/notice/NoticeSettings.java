package org.gongzhi.notice;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this installation sends; {@code docs/notices.md} lists it for whoever runs it.
 *
 * @param sms {@code console}, {@code aliyun} or {@code gateway}
 * @param mail {@code console} or {@code smtp}
 * @param sender whether this node sends at all
 * @param keep how long settled notices are kept
 */
@ConfigurationProperties("gongzhi.notice")
record NoticeSettings(
        @DefaultValue("console") String sms,
        @DefaultValue("console") String mail,
        @DefaultValue("true") boolean sender,
        @DefaultValue("180d") Duration keep,
        @DefaultValue Sending sending,
        @DefaultValue Aliyun aliyun,
        @DefaultValue Gateway gateway,
        @DefaultValue Smtp smtp) {

    /** The pace. The lease must be longer than the longest time-outs of a channel together. */
    record Sending(
            @DefaultValue("16") int atOnce,
            @DefaultValue("2s") Duration poll,
            @DefaultValue("60s") Duration lease,
            @DefaultValue("5s") Duration firstRetry,
            @DefaultValue("15m") Duration lastRetry,
            @DefaultValue("14") int attempts) {}

    /** The account with Alibaba Cloud; {@code templates} says which of its template codes stands for which text. */
    record Aliyun(
            @DefaultValue("https://dysmsapi.aliyuncs.com") URI endpoint,
            @DefaultValue("") String keyId,
            @DefaultValue("") String secret,
            @DefaultValue("") String sign,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue Map<String, String> templates) {

        /** Names from the environment arrive without hyphens and in small letters. */
        Optional<String> templateOf(String name) {
            return Optional.ofNullable(templates.get(name))
                    .or(() -> Optional.ofNullable(
                            templates.get(name.replace("-", "").toLowerCase(Locale.ROOT))))
                    .filter(code -> !code.isBlank());
        }
    }

    /** A gateway of one's own. */
    record Gateway(
            @DefaultValue("http://localhost:9090/messages") URI url,
            @DefaultValue("") String secret,
            @DefaultValue("10s") Duration timeout) {}

    /** The mail server. */
    record Smtp(
            @DefaultValue("localhost") String host,
            @DefaultValue("465") int port,
            @DefaultValue("TLS") Secure secure,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("10s") Duration timeout) {

        String domain() {
            return from.substring(from.indexOf('@') + 1).replace(">", "");
        }
    }

    /** How the way to the mail server is closed to others. */
    enum Secure {
        TLS,
        STARTTLS,
        NONE
    }
}
