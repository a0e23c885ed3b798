package org.gongzhi.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongzhi.exchange.GeoReport.Form;
import org.gongzhi.kernel.Command;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Sends and asks by Open311 in one of its two forms. */
record Open311Client(MockMvcTester mvc, Form form) {

    /** A point in 水川路社区 and one outside every outline. */
    static final String LAT = "36.5470";

    static final String LONG = "104.1730";

    private static final String OUTLINE = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "620402001006", "properties": {},
             "geometry": {"type": "Polygon", "coordinates": [[[104.17,36.54],[104.18,36.54],[104.18,36.55],[104.17,36.55],[104.17,36.54]]]}}]}
            """;

    private static final AtomicBoolean DRAWN = new AtomicBoolean();

    /** The town with an outline for its first community, and somebody there for whom programs send. */
    static String settle(SmallTown town, ProgramAccess access, MockMvcTester mvc, Command outlines) throws Exception {
        town.settle();
        if (DRAWN.compareAndSet(false, true)) {
            var file = Files.writeString(Files.createTempFile("outline", ".json"), OUTLINE);
            outlines.run(List.of(file.toString()));
            Files.delete(file);
        }
        access.employ("open311-here", "community-officer", SmallTown.VILLAGE, "620402001006-wyh");
        return access.token(mvc, "open311-here");
    }

    Reply get(String path, String... namesAndValues) throws Exception {
        var request = mvc.get().uri(address(path));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.queryParam(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Reply.of(request.exchange(), form);
    }

    Reply post(String path, String... namesAndValues) throws Exception {
        var request = mvc.post()
                .uri(address(path))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .characterEncoding(StandardCharsets.UTF_8);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Reply.of(request.exchange(), form);
    }

    Reply post(String path, Map<String, List<String>> arguments, String idempotencyKey) throws Exception {
        var request = mvc.post()
                .uri(address(path))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("Idempotency-Key", idempotencyKey);
        arguments.forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
        return Reply.of(request.exchange(), form);
    }

    private String address(String path) {
        return "/open311/v2/" + path + (form == Form.XML ? ".xml" : ".json");
    }
}
