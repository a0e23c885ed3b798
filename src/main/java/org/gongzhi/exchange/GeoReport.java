package org.gongzhi.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers of Open311 GeoReport v2 in either of its forms. An answer is made of maps, lists, texts, numbers, true
 * and false; the two forms differ only as the standard says: JSON has no outer wrapper, and nothing is null where XML
 * is empty.
 */
@Component
class GeoReport {

    /** The two forms; the end of the address names one. */
    enum Form {
        XML("text/xml;charset=utf-8"),
        JSON("application/json;charset=utf-8");

        private static final Pattern END = Pattern.compile("\\.(xml|json)$");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        /** XML unless the address ends otherwise: every client must read XML. */
        static Form of(String path) {
            var end = END.matcher(path);
            return end.find() && end.group(1).equals("json") ? JSON : XML;
        }
    }

    private final JsonMapper json;

    GeoReport(JsonMapper json) {
        this.json = json;
    }

    ResponseEntity<byte[]> answer(String root, Object body, String path) {
        return answer(HttpStatusCode.valueOf(200), root, body, path);
    }

    ResponseEntity<byte[]> answer(HttpStatusCode status, String root, Object body, String path) {
        var form = Form.of(path);
        var bytes = form == Form.JSON ? json.writeValueAsBytes(body) : GeoReportXml.bytes(root, body);
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, form.type)
                .body(bytes);
    }

    /** An error as the standard lists them: a code and a sentence that may be shown to people. */
    static Map<String, @Nullable Object> error(int code, String description) {
        return object("code", code, "description", description);
    }

    /** Names and values by turns, in the order in which they are written. */
    static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }
}
