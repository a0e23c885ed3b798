package org.gongzhi.notice;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which way a notice goes. Wrong settings stop the program when it starts, not when somebody waits for a message. */
@Component
class Channels {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final Channel sms;
    private final Channel mail;
    private final boolean demo;

    @Autowired
    Channels(
            NoticeSettings settings, JsonMapper json, InstantSource clock, @Value("${gongzhi.demo:none}") String demo) {
        this.demo = !"none".equals(demo);
        if (this.demo) {
            // Invented numbers may be somebody's: a demonstration never sends.
            this.sms = new ConsoleChannel();
            this.mail = new ConsoleChannel();
            return;
        }
        this.sms = sms(settings, json, clock);
        this.mail = mail(settings);
        if (settings.sms().equals(ConsoleChannel.NAME)) {
            LOG.warn("no provider for text messages: gongzhi.notice.sms is console, so nobody is reached");
        }
    }

    Channels(Channel sms, Channel mail) {
        this.sms = sms;
        this.mail = mail;
        this.demo = false;
    }

    Channel of(Queued.Kind kind) {
        return kind == Queued.Kind.MAIL ? mail : sms;
    }

    /** Only a demonstration keeps what was said, to show it. */
    boolean keepContent() {
        return demo;
    }

    private static Channel sms(NoticeSettings settings, JsonMapper json, InstantSource clock) {
        return switch (settings.sms()) {
            case ConsoleChannel.NAME -> new ConsoleChannel();
            case "aliyun" -> {
                need(settings.aliyun().keyId(), "aliyun.key-id");
                need(settings.aliyun().secret(), "aliyun.secret");
                need(settings.aliyun().sign(), "aliyun.sign");
                yield new AliyunSms(settings.aliyun(), json, clock);
            }
            case "gateway" -> {
                need(settings.gateway().secret(), "gateway.secret");
                yield new HttpGateway(settings.gateway(), json, clock);
            }
            default ->
                throw new IllegalStateException(
                        "gongzhi.notice.sms must be console, aliyun or gateway, not " + settings.sms());
        };
    }

    private static Channel mail(NoticeSettings settings) {
        return switch (settings.mail()) {
            case ConsoleChannel.NAME -> new ConsoleChannel();
            case "smtp" -> {
                need(settings.smtp().from(), "smtp.from");
                yield new SmtpMail(settings.smtp());
            }
            default ->
                throw new IllegalStateException("gongzhi.notice.mail must be console or smtp, not " + settings.mail());
        };
    }

    private static void need(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalStateException("gongzhi.notice." + name + " is missing");
        }
    }
}
