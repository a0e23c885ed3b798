package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Dataset;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.HomeEntry;
import org.gongzhi.web.HomeGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** What anybody may take home in whole (开放数据): a page that explains it, and each data set in its forms. */
@Controller
class OpenDataController {

    static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";
    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;

    private final List<Dataset> datasets;
    private final JsonMapper json;
    private final String url;

    OpenDataController(
            List<Dataset> datasets, JsonMapper json, @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.datasets =
                datasets.stream().sorted(Comparator.comparing(Dataset::id)).toList();
        this.json = json;
        this.url = url;
    }

    @Bean
    static PublicPath openDataPath() {
        return new PublicPath("/data/**");
    }

    @Bean
    static HomeEntry openDataEntry() {
        return new HomeEntry(HomeGroup.WATCH, 85, "/data", "exchange.open", "exchange.open.hint", "list");
    }

    /** Everything {@code exchange/open.jte} shows. */
    record OpenPage(List<Dataset> datasets, String licence) {}

    @GetMapping("/data")
    ModelAndView page() {
        return new ModelAndView("exchange/open", "page", new OpenPage(datasets, LICENCE));
    }

    @GetMapping("/data/{id:[a-z-]+}.{end:csv|jsonl|geojson}")
    @Nullable
    ResponseEntity<byte[]> data(
            @PathVariable String id,
            @PathVariable String end,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "" + USUAL) int limit,
            WebRequest request) {
        var data = datasets.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("exchange.open.unknown", id));
        var form = OpenForm.of(end)
                .filter(OpenForm.of(data)::contains)
                .orElseThrow(() -> Refusal.unknown("exchange.open.no-form", end));
        int size = Math.clamp(limit, 1, MOST);
        var changed = data.changedAt();
        if (request.checkNotModified(tag(id, end, cursor, size, changed), changed.toEpochMilli())) {
            return null;
        }
        var rows = data.after(cursor.isEmpty() ? null : cursor, size + 1);
        var some = rows.stream().limit(size).toList();
        var answer = ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, form.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Link, ETag, Last-Modified")
                .header(HttpHeaders.LINK, "<" + LICENCE + ">; rel=\"license\"")
                .header(HttpHeaders.LINK, "<" + url + "/data#" + id + ">; rel=\"describedby\"");
        if (rows.size() > size) {
            var next = "%s/data/%s.%s?cursor=%s&limit=%d"
                    .formatted(url, id, end, URLEncoder.encode(some.getLast().cursor(), StandardCharsets.UTF_8), size);
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(form.write(data, some, cursor.isEmpty(), json));
    }

    /** Another one whenever the answer may be another. */
    private static String tag(String id, String end, String cursor, int size, Instant changed) {
        return UUID.nameUUIDFromBytes(String.join(" ", id, end, cursor, "" + size, changed.toString())
                        .getBytes(UTF_8))
                .toString();
    }
}
