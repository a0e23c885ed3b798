package org.gongzhi.testing;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.Accounts;
import org.gongzhi.organization.Appointment;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Opens accounts and lets programs in for them, as the system administrator does on the console. */
@Component
public class ProgramAccess {

    public static final String PASSWORD = "wisteria-lamp-42";

    private static final Pattern TOKEN = Pattern.compile("gz_[A-Za-z0-9_-]{43}");

    private final Accounts accounts;
    private final Posts posts;

    ProgramAccess(Accounts accounts, Posts posts) {
        this.accounts = accounts;
        this.posts = posts;
    }

    /** Somebody with an account and one post. */
    public UUID employ(String username, String duty, PlaceCode place, String body) {
        return accounts.byUsername(username).orElseGet(() -> {
            var person = accounts.open(username, username, AccountKind.STAFF, null, PASSWORD, false);
            posts.appoint(new Appointment(
                    person, body, duty, username + "的职务", place, LocalDate.of(2025, 1, 1), null, "0943-8220000"));
            return person;
        });
    }

    /** A token for that account; shown once, on the answer to the administrator's form. */
    public String token(MockMvcTester mvc, String username) {
        var answer = mvc.post()
                .uri("/admin/system/tokens")
                .param("name", "测试用的程序")
                .param("username", username)
                .with(As.administrator(AccountKind.SYSTEM_ADMIN))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
        var token = TOKEN.matcher(Visitor.text(answer));
        if (!token.find()) {
            throw new AssertionError("no token on the page");
        }
        return token.group();
    }
}
