package org.gongzhi.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Mail through the office's own server. Each message keeps its Message-ID at every attempt, so that a second copy can
 * be told.
 */
final class SmtpMail implements Channel {

    private final NoticeSettings.Smtp settings;
    private final JavaMailSenderImpl server = new JavaMailSenderImpl();

    SmtpMail(NoticeSettings.Smtp settings) {
        this.settings = settings;
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setDefaultEncoding(UTF_8.name());
        var patience = Long.toString(settings.timeout().toMillis());
        var properties = server.getJavaMailProperties();
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.secure() == NoticeSettings.Secure.TLS));
        properties.put(
                "mail.smtp.starttls.enable", String.valueOf(settings.secure() == NoticeSettings.Secure.STARTTLS));
        properties.put(
                "mail.smtp.starttls.required", String.valueOf(settings.secure() == NoticeSettings.Secure.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (!settings.username().isEmpty()) {
            properties.put("mail.smtp.auth", "true");
            server.setUsername(settings.username());
            server.setPassword(settings.password());
        }
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Outcome send(Message message) {
        var messageId = "<" + message.id() + "@" + settings.domain() + ">";
        try {
            var mail = server.createMimeMessage();
            var parts = new MimeMessageHelper(mail, UTF_8.name());
            parts.setFrom(settings.from());
            parts.setTo(message.to());
            parts.setSubject(message.subject());
            parts.setText(message.text());
            mail.setHeader("Message-ID", messageId);
            mail.setHeader("Auto-Submitted", "auto-generated");
            server.send(mail);
            return new Outcome.Taken(messageId);
        } catch (MailSendException e) {
            return isRefused(e) ? new Outcome.Refused("address-refused") : new Outcome.Failed("mail-server", true);
        } catch (MailAuthenticationException _) {
            return new Outcome.Failed("sign-in", false);
        } catch (MailException | MessagingException _) {
            return new Outcome.Refused("unreadable-address");
        }
    }

    /** The server answered 5xx to the address: it does not exist. */
    private static boolean isRefused(MailSendException e) {
        for (var each : e.getMessageExceptions()) {
            if (each instanceof SendFailedException refused
                    && refused.getInvalidAddresses() != null
                    && refused.getInvalidAddresses().length > 0) {
                return true;
            }
        }
        return false;
    }
}
