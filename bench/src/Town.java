import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongzhi.Gongzhi;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.Accounts;
import org.gongzhi.organization.Appointment;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.testing.SmallTown;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the cases happen: one community with its people, and a program that acts for one of its officers. */
record Town(UUID person, UUID neighbour, UUID centre, UUID supervisor, String token) {

    Actor officer() {
        return new Actor.Officer(person, "李芳");
    }

    /** Settles it, once, in a fresh database. */
    static Town settle(Server server, Path data) throws Exception {
        try (var context = inProcess(server, data)) {
            var town = context.getBean(SmallTown.class).settle();
            var person = context.getBean(Accounts.class).open("bench", "李芳", AccountKind.STAFF, null, "gongzhi-bench-2026", false);
            context.getBean(Posts.class).appoint(new Appointment(
                    person, "620402001006-wyh", "community-officer", "水川路社区工作人员", SmallTown.VILLAGE, LocalDate.of(2025, 1, 1), null, null));
            return new Town(person, town.who("赵敏"), town.who("吴霞"), town.who("郑刚"), token(context, person));
        }
    }

    /** The program's own parts without its door, in this process and on that database. */
    static ConfigurableApplicationContext inProcess(Server server, Path data, BeanPostProcessor... more) {
        return new SpringApplicationBuilder(Gongzhi.class)
                .initializers(context -> List.of(more).forEach(context.getBeanFactory()::addBeanPostProcessor))
                .run(
                        "--spring.datasource.url=" + server.url("gongzhi"),
                        "--spring.datasource.username=" + Server.USER,
                        "--spring.datasource.password=" + server.password(),
                        "--gongzhi.data=" + data,
                        "--gongzhi.demo=none",
                        "--gongzhi.notice.sender=false",
                        "--gongzhi.follow=false",
                        "--gongzhi.watch=false",
                        "--server.port=-1",
                        "--spring.main.banner-mode=off");
    }

    /** A program's token, as the system administrator would make it. */
    private static String token(ConfigurableApplicationContext context, UUID person) throws Exception {
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
