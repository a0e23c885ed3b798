package org.gongzhi.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real client against a mail server on this machine. */
class SmtpMailTests {

    private final SmtpStub server;
    private final SmtpMail mail;

    SmtpMailTests() throws IOException {
        server = new SmtpStub();
        mail = new SmtpMail(PostOffice.settings(Map.of(
                        "gongzhi.notice.smtp.host", "localhost",
                        "gongzhi.notice.smtp.port", Integer.toString(server.port()),
                        "gongzhi.notice.smtp.secure", "none",
                        "gongzhi.notice.smtp.from", "gongzhi@baiyin.example",
                        "gongzhi.notice.smtp.timeout", "500ms"))
                .smtp());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void sendsAMailThatCanBeToldFromItsSecondCopy() throws UnsupportedEncodingException {
        var message = to("li@example.org", "您反映的事 SQ-1 有了答复");

        var first = mail.send(message);
        assertThat(mail.send(message)).isEqualTo(first);

        assertThat(first).isEqualTo(new Outcome.Taken("<" + message.id() + "@baiyin.example>"));
        assertThat(server.mails)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each)
                        .contains("Message-ID: <" + message.id() + "@baiyin.example>", "To: li@example.org"));
        var text = server.mails.getFirst();
        var subject = text.lines()
                .filter(line -> line.startsWith("Subject: "))
                .findFirst()
                .orElseThrow();
        assertThat(MimeUtility.decodeText(subject.substring(9))).isEqualTo("共治通知");
        var body = text.substring(text.indexOf("\n\n") + 2).replace("\n", "");
        assertThat(new String(Base64.getMimeDecoder().decode(body), UTF_8)).contains("SQ-1");
    }

    @Test
    void tellsAnAddressThatDoesNotExistFromAServerThatIsSilent() {
        assertThat(mail.send(to("nobody@example.org", "x"))).isEqualTo(new Outcome.Refused("address-refused"));
        assertThat(mail.send(to("not an address", "x"))).isInstanceOf(Outcome.Refused.class);
        assertThat(mail.send(to("silent@example.org", "x"))).isEqualTo(new Outcome.Failed("mail-server", true));
        assertThat(server.mails).isEmpty();
    }

    private static Message to(String address, String text) {
        return new Message(UUID.randomUUID(), address, "appeal-closed", Map.of(), "共治通知", text);
    }
}
