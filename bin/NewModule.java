/**
 * Lays out a new module that compiles and passes its own tests before the first edit:
 *
 *     ./gongzhi new-module petition 请愿
 *
 * The first word names the package, the templates, the schema and the bundle; the second is what people call it. An
 * optional third is the folder of the project, else this one. Nothing outside the new folders is touched.
 */
void main(String... arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 3 || !arguments[0].matches("[a-z][a-z0-9]{2,29}")) {
        IO.println("用法：./gongzhi new-module 英文名 [中文名]，英文名用小写单数，例如 petition 请愿。");
        System.exit(2);
    }
    var name = arguments[0];
    var title = arguments.length > 1 ? arguments[1] : name;
    var house = Path.of(arguments.length > 2 ? arguments[2] : ".");
    var java = house.resolve("src/main/java/org/gongzhi").resolve(name);
    if (Files.exists(java)) {
        IO.println("已经有这个模块：" + java);
        System.exit(2);
    }
    for (var file : FILES.entrySet()) {
        write(house.resolve(named(file.getKey(), name, title)), named(file.getValue(), name, title));
    }
    IO.println("下一步：./gongzhi fmt && ./gongzhi test，然后从 " + java + " 开始改。");
}

void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    IO.println("  + " + file);
}

/** The texts below speak of petitions; put the new name in their place, in every form. */
String named(String text, String name, String title) {
    var plural = plural(name);
    return text.replace("Petitions", capital(plural))
            .replace("petitions", plural)
            .replace("Petition", capital(name))
            .replace("petition", name)
            .replace("请愿", title);
}

String plural(String name) {
    if (name.matches(".*[^aeiou]y")) {
        return name.substring(0, name.length() - 1) + "ies";
    }
    return name.matches(".*(s|x|z|ch|sh)") ? name + "es" : name + "s";
}

String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
}

static final Map<String, String> FILES = new TreeMap<>(Map.of(
        "src/main/java/org/gongzhi/petition/package-info.java",
        """
        /** 请愿: one sentence that says what this module is for. */
        @ApplicationModule(allowedDependencies = {"kernel", "web", "territory", "identity", "organization"})
        @NullMarked
        package org.gongzhi.petition;

        import org.jspecify.annotations.NullMarked;
        import org.springframework.modulith.ApplicationModule;
        """,
        "src/main/java/org/gongzhi/petition/Petition.java",
        """
        package org.gongzhi.petition;

        import java.time.Instant;
        import java.util.UUID;
        import org.gongzhi.territory.PlaceCode;

        /** One petition (请愿): what, where and since when. */
        public record Petition(UUID id, PlaceCode place, String subject, Instant filedAt) {}
        """,
        "src/main/java/org/gongzhi/petition/Petitions.java",
        """
        package org.gongzhi.petition;

        import java.time.InstantSource;
        import java.util.List;
        import org.gongzhi.kernel.Ids;
        import org.gongzhi.kernel.Refusal;
        import org.gongzhi.organization.Scope;
        import org.gongzhi.territory.PlaceCode;
        import org.springframework.stereotype.Service;
        import org.springframework.transaction.annotation.Transactional;

        /** Files petitions and lists them. Each method is one transaction. */
        @Service
        @Transactional
        public class Petitions {

            private static final int LONGEST = 200;

            private final PetitionRepository petitions;
            private final InstantSource clock;

            Petitions(PetitionRepository petitions, InstantSource clock) {
                this.petitions = petitions;
                this.clock = clock;
            }

            public Petition file(Scope scope, PlaceCode place, String subject) {
                scope.require(place);
                if (subject.isBlank() || subject.length() > LONGEST) {
                    throw Refusal.invalid("petition.subject-wrong", LONGEST);
                }
                var petition = new Petition(Ids.next(), place, subject.strip(), clock.instant());
                petitions.insert(petition);
                return petition;
            }

            /** The newest first, as far as the scope reaches. */
            @Transactional(readOnly = true)
            public List<Petition> within(Scope scope, int limit) {
                return petitions.within(scope, limit);
            }
        }
        """,
        "src/main/java/org/gongzhi/petition/PetitionRepository.java",
        """
        package org.gongzhi.petition;

        import java.sql.ResultSet;
        import java.sql.SQLException;
        import java.time.OffsetDateTime;
        import java.util.List;
        import java.util.UUID;
        import org.gongzhi.kernel.Shanghai;
        import org.gongzhi.organization.Scope;
        import org.gongzhi.territory.PlaceCode;
        import org.springframework.jdbc.core.simple.JdbcClient;
        import org.springframework.stereotype.Repository;

        @Repository
        class PetitionRepository {

            private final JdbcClient jdbc;

            PetitionRepository(JdbcClient jdbc) {
                this.jdbc = jdbc;
            }

            void insert(Petition petition) {
                jdbc.sql(\"""
                                insert into petition.petition (county, id, place, subject, filed_at)
                                values (:county, :id, :place, :subject, :filedAt)
                                \""")
                        .param("county", petition.place().county())
                        .param("id", petition.id())
                        .param("place", petition.place().value())
                        .param("subject", petition.subject())
                        .param("filedAt", Shanghai.utc(petition.filedAt()))
                        .update();
            }

            List<Petition> within(Scope scope, int limit) {
                return jdbc.sql(\"""
                                select id, place, subject, filed_at
                                  from petition.petition p
                                 where exists (select 1
                                                 from unnest(:froms, :untils) as mine(low, high)
                                                where p.place >= mine.low and p.place < mine.high)
                                 order by filed_at desc
                                 limit :limit
                                \""")
                        .param("froms", scope.froms())
                        .param("untils", scope.untils())
                        .param("limit", limit)
                        .query(PetitionRepository::petition)
                        .list();
            }

            private static Petition petition(ResultSet row, int number) throws SQLException {
                return new Petition(
                        row.getObject("id", UUID.class),
                        new PlaceCode(row.getString("place")),
                        row.getString("subject"),
                        row.getObject("filed_at", OffsetDateTime.class).toInstant());
            }
        }
        """,
        "src/main/java/org/gongzhi/petition/PetitionController.java",
        """
        package org.gongzhi.petition;

        import java.util.List;
        import org.gongzhi.identity.SignedIn;
        import org.gongzhi.kernel.Shanghai;
        import org.gongzhi.organization.Posts;
        import org.gongzhi.territory.PlaceCode;
        import org.gongzhi.territory.Places;
        import org.gongzhi.web.NavEntry;
        import org.springframework.context.annotation.Bean;
        import org.springframework.security.core.annotation.AuthenticationPrincipal;
        import org.springframework.stereotype.Controller;
        import org.springframework.web.bind.annotation.GetMapping;
        import org.springframework.web.bind.annotation.PostMapping;
        import org.springframework.web.bind.annotation.RequestMapping;
        import org.springframework.web.bind.annotation.RequestParam;
        import org.springframework.web.servlet.ModelAndView;

        @Controller
        @RequestMapping("/work/petitions")
        class PetitionController {

            private static final int SHOWN = 100;

            private final Petitions petitions;
            private final Posts posts;
            private final Places places;

            PetitionController(Petitions petitions, Posts posts, Places places) {
                this.petitions = petitions;
                this.posts = posts;
                this.places = places;
            }

            @Bean
            static NavEntry petitionsEntry() {
                return new NavEntry(900, "/work/petitions", "petition.title", "work");
            }

            @GetMapping
            ModelAndView list(@AuthenticationPrincipal SignedIn me) {
                var rows = petitions.within(posts.scopeOf(me.person()), SHOWN).stream()
                        .map(petition -> new ListPage.Row(
                                petition.subject(),
                                places.fullName(petition.place()),
                                Shanghai.minute(petition.filedAt())))
                        .toList();
                return new ModelAndView("petition/list", "page", new ListPage(rows));
            }

            @PostMapping
            String file(@AuthenticationPrincipal SignedIn me, @RequestParam String place, @RequestParam String subject) {
                petitions.file(posts.scopeOf(me.person()), new PlaceCode(place), subject);
                return "redirect:/work/petitions";
            }

            /** Everything {@code petition/list.jte} shows. */
            record ListPage(List<Row> rows) {

                record Row(String subject, String place, String filed) {}
            }
        }
        """,
        "src/main/jte/petition/list.jte",
        """
        @import org.gongzhi.petition.PetitionController.ListPage
        @import org.gongzhi.web.Ui

        @param Ui ui
        @param ListPage page

        @template.web.staff(ui = ui, title = ui.lookup("petition.title"), body = @`
            <h1 class="h2 mb-3">${ui.localize("petition.title")}</h1>
            <form class="card card-body mb-3" method="post" action="/work/petitions">
                ${ui.csrfField()}
                @template.web.field(ui = ui, name = "place", label = ui.lookup("petition.place"), required = true, maxlength = 21)
                @template.web.field(ui = ui, name = "subject", label = ui.lookup("petition.subject"), required = true, maxlength = 200)
                <div><button class="btn btn-primary">${ui.localize("petition.file")}</button></div>
            </form>
            @if(page.rows().isEmpty())
                @template.web.empty(text = ui.lookup("petition.empty"))
            @else
                <div class="card"><div class="table-responsive">
                <table class="table table-vcenter card-table stack">
                    <thead><tr><th scope="col">${ui.localize("petition.subject")}</th><th scope="col">${ui.localize("petition.place")}</th><th scope="col">${ui.localize("petition.filed")}</th></tr></thead>
                    <tbody>
                    @for(var row : page.rows())
                        <tr><td>${row.subject()}</td>
                            <td data-label="${ui.lookup("petition.place")}">${row.place()}</td>
                            <td data-label="${ui.lookup("petition.filed")}">${row.filed()}</td></tr>
                    @endfor
                    </tbody>
                </table>
                </div></div>
            @endif
        `)
        """,
        "src/main/resources/db/migration/petition/V1__petitions.sql",
        """
        -- A petition is filed once and never deleted.
        create schema petition;

        create table petition.petition (
            county   text collate "C" not null,
            id       uuid not null,
            place    text collate "C" not null references territory.place,
            subject  text not null check (length(subject) between 1 and 200),
            filed_at timestamptz not null,
            primary key (county, id),
            constraint the_county_holds_the_place check (starts_with(rpad(place, 6, '0'), county))
        );

        create index petitions_by_place on petition.petition (place, filed_at desc);
        """,
        "src/main/resources/messages/petition.properties",
        """
        petition.title=请愿
        petition.subject=事由
        petition.place=地点编码
        petition.filed=登记时间
        petition.file=登记
        petition.empty=还没有登记
        petition.subject-wrong=请写明事由，不超过 {0} 个字。
        """,
        "src/test/java/org/gongzhi/petition/PetitionsTests.java",
        """
        package org.gongzhi.petition;

        import static org.assertj.core.api.Assertions.assertThat;
        import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

        import org.gongzhi.kernel.Refusal;
        import org.gongzhi.organization.Scope;
        import org.gongzhi.territory.PlaceCode;
        import org.junit.jupiter.api.Test;
        import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
        import org.springframework.modulith.test.ApplicationModuleTest;
        import org.springframework.test.web.servlet.assertj.MockMvcTester;

        @ApplicationModuleTest
        @AutoConfigureMockMvc
        class PetitionsTests {

            private final Petitions petitions;
            private final MockMvcTester mvc;

            PetitionsTests(Petitions petitions, MockMvcTester mvc) {
                this.petitions = petitions;
                this.mvc = mvc;
            }

            @Test
            void whoHoldsNoPostSeesNothing() {
                assertThat(petitions.within(Scope.none(), 10)).isEmpty();
            }

            @Test
            void whoHoldsNoPostFilesNothing() {
                assertThatExceptionOfType(Refusal.class)
                        .isThrownBy(() -> petitions.file(Scope.none(), new PlaceCode("620402"), "路灯不亮"));
            }

            @Test
            void thePageIsNotForStrangers() {
                var answer = mvc.get().uri("/work/petitions").exchange();

                assertThat(answer.getResponse().getStatus()).isIn(302, 401, 403);
            }
        }
        """));
