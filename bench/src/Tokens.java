import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.Accounts;
import org.gongzhi.organization.Appointment;
import org.gongzhi.organization.Posts;
import org.gongzhi.testing.SmallTown;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program's token for the run, as the system administrator would make it. */
record Tokens(ConfigurableApplicationContext context) {

    String make() throws Exception {
        var person = context.getBean(Accounts.class).open("bench", "李芳", AccountKind.STAFF, null, "gongzhi-bench-2026", false);
        context.getBean(Posts.class).appoint(new Appointment(
                person, "620402001006-wyh", "community-officer", "水川路社区工作人员", SmallTown.VILLAGE, LocalDate.of(2025, 1, 1), null, null));
        var token = "gz_" + UUID.randomUUID().toString().replace("-", "") + UUID.randomUUID().toString().replace("-", "");
        context.getBean(JdbcClient.class).sql("""
                        insert into identity.program_token (id, digest, name, person, made_by, made_at, expires_at)
                        values (:id, :digest, 'bench', :person, :person, now(), :expires)
                        """)
                .param("id", UUID.randomUUID())
                .param("digest", MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)))
                .param("person", person)
                .param("expires", OffsetDateTime.now().plusDays(1))
                .update();
        return token;
    }
}
