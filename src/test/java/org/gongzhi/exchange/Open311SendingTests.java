package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.gongzhi.exchange.GeoReport.Form;
import org.gongzhi.kernel.Command;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Another program sends a request: cases 6 to 17 and 30 of the contract, each in XML and in JSON. */
@Pages
class Open311SendingTests {

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final ProgramAccess access;
    private final Register register;
    private final DoorCodes doors;
    private final Open311Inward inward;
    private final Command outlines;
    private String key = "";

    Open311SendingTests(
            MockMvcTester mvc,
            SmallTown town,
            ProgramAccess access,
            Register register,
            DoorCodes doors,
            Open311Inward inward,
            @Qualifier("import outlines") Command outlines) {
        this.mvc = mvc;
        this.town = town;
        this.access = access;
        this.register = register;
        this.doors = doors;
        this.inward = inward;
        this.outlines = outlines;
    }

    @BeforeEach
    void settle() throws Exception {
        key = Open311Client.settle(town, access, mvc, outlines);
    }

    /** Case 6. */
    @ParameterizedTest
    @EnumSource
    void eachOfThreeLocationsIsEnough(Form form) throws Exception {
        var building = SmallTown.BUILDING;
        var door = doors.codeOf(building);

        assertThat(place(send(form, "lat", Open311Client.LAT, "long", Open311Client.LONG)))
                .isEqualTo(SmallTown.VILLAGE.value());
        assertThat(place(send(form, "address_string", "水川路社区惠民小区一号楼楼下"))).isEqualTo(SmallTown.VILLAGE.value());
        assertThat(place(send(form, "address_id", building.value()))).isEqualTo(building.value());
        assertThat(place(send(form, "address_id", door))).isEqualTo(building.value());
    }

    @ParameterizedTest
    @EnumSource
    void aRequestBecomesAMatterWithTheCategoryOfItsService(Form form) throws Exception {
        var service = new Open311Client(mvc, form)
                .get("services").rows().stream()
                        .filter(row -> String.valueOf(row.get("description")).startsWith("城乡建设/城市建设和市政管理。"))
                        .findFirst()
                        .orElseThrow();
        var reply = post(
                        form,
                        "service_code",
                        String.valueOf(service.get("service_code")),
                        "address_id",
                        SmallTown.VILLAGE.value(),
                        "description",
                        "路灯坏了三天",
                        "phone",
                        "13800006666",
                        "first_name",
                        "芳",
                        "last_name",
                        "王")
                .ok();

        var matter = matter(reply);
        assertThat(matter.category()).isEqualTo("城乡建设/城市建设和市政管理");
        assertThat(matter.channel()).isEqualTo("open311");
        assertThat(matter.fields()).containsExactlyEntriesOf(Map.of("text", "路灯坏了三天"));
        assertThat(matter.reporter()).isNotNull();
        assertThat(reply.text("service_notice")).isNotBlank();
        assertThat(reply.raw()).doesNotContain("13800006666", "王芳");
    }

    /** Case 7. */
    @ParameterizedTest
    @EnumSource
    void halfAPointIsRefused(Form form) throws Exception {
        send(form, "lat", Open311Client.LAT).refused(400, "long");
        send(form, "long", Open311Client.LONG).refused(400, "lat");
        send(form, "lat", "91", "long", Open311Client.LONG).refused(400, "lat");
        send(form, "lat", "1e9", "long", Open311Client.LONG).refused(400, "lat");
        send(form, "lat", "NaN", "long", Open311Client.LONG).refused(400, "lat");
        send(form, "lat", "1.5", "long", "1.5").refused(400, "WGS-84");
        send(form).refused(400, "address_string");
        send(form, "address_string", "不知道在哪里的地方").ok();
        send(form, "address_id", "999999").refused(400, "address_id");
    }

    /** Case 8. */
    @ParameterizedTest
    @EnumSource
    void withoutAKeyNothingIsTaken(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        client.post("requests", "service_code", "appeal", "address_id", SmallTown.VILLAGE.value())
                .refused(403, "api_key");
        client.post(
                        "requests",
                        "api_key",
                        "gz_wrong",
                        "service_code",
                        "appeal",
                        "address_id",
                        SmallTown.VILLAGE.value())
                .refused(403, "密钥");
        // A key reaches no other place than its owner.
        post(form, "service_code", "appeal", "address_id", SmallTown.OTHER_VILLAGE.value())
                .refused(403);
    }

    @Test
    void whoTriesManyKeysIsToldToWait() {
        int status = 0;
        for (int i = 0; i < 100 && status != 429; i++) {
            var answer = mvc.post()
                    .uri("/open311/v2/requests.json")
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .param("api_key", "gz_tried" + i)
                    .with(request -> {
                        request.setRemoteAddr("192.0.2.30");
                        return request;
                    })
                    .exchange();
            status = answer.getResponse().getStatus();
            assertThat(answer).bodyText().contains(status == 429 ? "分钟后再试" : "密钥");
        }
        assertThat(status).isEqualTo(429);
    }

    /** Case 9. */
    @ParameterizedTest
    @EnumSource
    void theServiceMustBeOneThatIsOffered(Form form) throws Exception {
        post(form, "address_id", SmallTown.VILLAGE.value()).refused(400, "service_code");
        post(form, "service_code", "nothing", "address_id", SmallTown.VILLAGE.value())
                .refused(404, "nothing");
        post(form, "service_code", "discipline", "address_id", SmallTown.VILLAGE.value())
                .refused(404);
    }

    /** Cases 10 and 11. */
    @ParameterizedTest
    @EnumSource
    void aMissingOrWrongAttributeIsNamed(Form form) throws Exception {
        attributes(form, "subject", "装路灯").refused(400, "attribute[kind]", "attribute[finish]");
        attributes(form, "subject", "装路灯", "kind", "nonsense", "finish", "2027-01-31")
                .refused(400, "attribute[kind]");
        attributes(form, "subject", "装路灯", "kind", "light", "finish", "2027-01-31", "colour", "red")
                .refused(400, "attribute[colour]");
        attributes(form, "subject", "装路灯", "kind", "light", "finish", "2027-01-31", "households", "9".repeat(400))
                .refused(400, "attribute[households]");
    }

    /** Case 12. */
    @ParameterizedTest
    @EnumSource
    void severalValuesComeInEitherSpelling(Form form) throws Exception {
        var finish = "2027-01-31T00:00:00+08:00";
        for (var name : List.of("groups][", "groups")) {
            var reply = attributes(
                            form, "subject", "装扶手", "kind", "elder", "finish", finish, name, "elder", name, "disabled")
                    .ok();
            assertThat(matter(reply).fields())
                    .containsEntry("groups", "elder,disabled")
                    .containsEntry("finish", "2027-01-31");
        }
        attributes(form, "subject", "装扶手", "kind][", "elder", "kind][", "light", "finish", finish)
                .refused(400, "attribute[kind]");
    }

    /** Cases 13 and 14. */
    @ParameterizedTest
    @EnumSource
    void aDescriptionHasFourThousandCharactersAsPeopleCountAndNoTags(Form form) throws Exception {
        var place = SmallTown.VILLAGE.value();
        for (var letter : List.of("水", "💧")) {
            post(form, "service_code", "appeal", "address_id", place, "description", letter.repeat(4000))
                    .ok();
            post(form, "service_code", "appeal", "address_id", place, "description", letter.repeat(4001))
                    .refused(400, "4000");
        }
        var reply = post(
                        form,
                        "service_code",
                        "appeal",
                        "address_id",
                        place,
                        "description",
                        "<b>漏水</b>\r\n水位 <3 厘米<script>alert(1)</script>")
                .ok();
        assertThat(matter(reply).fields()).containsEntry("text", "漏水\n水位 <3 厘米alert(1)");
    }

    /** Case 15. */
    @ParameterizedTest
    @EnumSource
    void anEmptyArgumentIsNone(Form form) throws Exception {
        post(
                        form,
                        "service_code",
                        "appeal",
                        "address_id",
                        SmallTown.VILLAGE.value(),
                        "lat",
                        "",
                        "long",
                        "",
                        "phone",
                        " ",
                        "description",
                        "",
                        "media_url",
                        "",
                        "attribute[proxy]",
                        "",
                        "jurisdiction_id",
                        "")
                .ok();
    }

    /** Cases 16 and 17. */
    @ParameterizedTest
    @EnumSource
    void aServiceAnswersWithANumberOrATokenOrNeither(Form form) throws Exception {
        var place = SmallTown.VILLAGE.value();
        var realtime = post(form, "service_code", "appeal", "address_id", place, "account_id", "u7")
                .ok();
        assertThat(realtime.one())
                .containsKey("service_request_id")
                .doesNotContainKey("token")
                .containsEntry("account_id", "u7");

        var batch = post(
                        form,
                        "service_code",
                        "trial-batch",
                        "address_id",
                        place,
                        "attribute[kind]",
                        "a",
                        "description",
                        "先给凭据")
                .ok();
        assertThat(batch.one()).containsKey("token").doesNotContainKey("service_request_id");
        var client = new Open311Client(mvc, form);
        var token = Objects.requireNonNull(batch.text("token"));
        assertThat(client.get("tokens/" + token).ok().text("service_request_id"))
                .isNull();
        var ready = client.get("tokens/" + token).ok();
        // The rounds of the program may have it in hand just now.
        for (int asked = 0; asked < 1_000 && ready.text("service_request_id") == null; asked++) {
            inward.round();
            ready = client.get("tokens/" + token).ok();
        }
        assertThat(ready.text("token")).isEqualTo(token);
        assertThat(matter(ready).fields()).containsEntry("text", "先给凭据").containsEntry("kind", "a");
        client.get("tokens/" + UUID.randomUUID()).refused(404);
        client.get("tokens/nonsense").refused(404);

        var box = post(form, "service_code", "trial-blackbox", "address_id", place)
                .ok();
        assertThat(box.one()).doesNotContainKeys("token", "service_request_id").containsKey("service_notice");
    }

    /** What the form of the procedure refuses is refused before a token is given, or told to whoever asks with it. */
    @ParameterizedTest
    @EnumSource
    void aTokenTellsWhyNothingCameOfIt(Form form) throws Exception {
        var batch = post(
                        form,
                        "service_code",
                        "trial-batch",
                        "address_id",
                        SmallTown.VILLAGE.value(),
                        "attribute[kind]",
                        "a",
                        "attribute[count]",
                        "501")
                .ok();
        inward.round();
        new Open311Client(mvc, form).get("tokens/" + batch.text("token")).refused(400);
    }

    /** Case 30. */
    @ParameterizedTest
    @EnumSource
    void theSameKeyIsTheSameRequest(Form form) throws Exception {
        var client = new Open311Client(mvc, form);
        for (var service : List.of("appeal", "trial-batch")) {
            var once = UUID.randomUUID() + "-a-key-longer-than-fifty-characters-of-somebody-else";
            var wish = Map.of(
                    "api_key",
                    List.of(key),
                    "service_code",
                    List.of(service),
                    "address_id",
                    List.of(SmallTown.VILLAGE.value()),
                    "description",
                    List.of("井盖松了"));
            var more = new HashMap<>(wish);
            if (service.equals("trial-batch")) {
                more.put("attribute[kind]", List.of("b"));
            }
            var first = client.post("requests", more, once).ok().one();
            assertThat(client.post("requests", more, once).ok().one()).isEqualTo(first);
            more.put("description", List.of("换了一件事"));
            client.post("requests", more, once).refused(400, "标识");
        }
        for (var name : Open311Attributes.OWN_NUMBER) {
            var own = "attribute[" + name + "]";
            var number = UUID.randomUUID().toString();
            var first = send(form, "address_id", SmallTown.VILLAGE.value(), own, number)
                    .text("service_request_id");
            assertThat(send(form, "address_id", SmallTown.VILLAGE.value(), own, number)
                            .text("service_request_id"))
                    .isEqualTo(first);
        }
    }

    /**
     * A form of several parts, with a picture however it is named; and what a sender says of place and pictures reaches
     * staff.
     */
    @ParameterizedTest
    @EnumSource
    void picturesComeAsFilesOrAsAddresses(Form form) throws Exception {
        var answer = mvc.post()
                .uri("/open311/v2/requests" + (form == Form.XML ? ".xml" : ".json"))
                .multipart()
                .file(new MockMultipartFile("photo1", "a.png", "image/png", picture()))
                .param("api_key", key)
                .param("service_code", "appeal")
                .param("lat", Open311Client.LAT)
                .param("long", Open311Client.LONG)
                .param("address_string", "三单元门口")
                .param("media_url", "https://example.org/1.jpg", "https://example.org/2.jpg")
                .exchange();
        var matter = matter(Reply.of(answer, form).ok());
        assertThat((List<?>) matter.fields().get("photos")).hasSize(1);
        var said = inward.said(matter.number()).orElseThrow();
        assertThat(said.address()).isEqualTo("三单元门口");
        assertThat(said.latitude()).isEqualTo(Double.valueOf(Open311Client.LAT));
        assertThat(said.media()).containsExactly("https://example.org/1.jpg", "https://example.org/2.jpg");
        send(form, "address_id", SmallTown.VILLAGE.value(), "media_url", "javascript:alert(1)")
                .refused(400, "media_url");
    }

    private static byte[] picture() throws Exception {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private Reply send(Form form, String... namesAndValues) throws Exception {
        var all = new ArrayList<>(List.of("service_code", "appeal"));
        all.addAll(List.of(namesAndValues));
        return post(form, all.toArray(String[]::new));
    }

    private Reply post(Form form, String... namesAndValues) throws Exception {
        var all = new ArrayList<>(List.of("api_key", key));
        all.addAll(List.of(namesAndValues));
        return new Open311Client(mvc, form).post("requests", all.toArray(String[]::new));
    }

    /** A small public matter with these attributes. */
    private Reply attributes(Form form, String... namesAndValues) throws Exception {
        var all = new ArrayList<>(List.of("service_code", "small-matter", "address_id", SmallTown.VILLAGE.value()));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.add("attribute[" + namesAndValues[i] + "]");
            all.add(namesAndValues[i + 1]);
        }
        return post(form, all.toArray(String[]::new));
    }

    private String place(Reply reply) {
        return matter(reply.ok()).place().value();
    }

    private Matter matter(Reply reply) {
        return register.find(new MatterNumber(Objects.requireNonNull(reply.text("service_request_id"))))
                .orElseThrow();
    }
}
