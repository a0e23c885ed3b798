package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gongzhi.exchange.GeoReport.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of Open311, read from either form into the same: maps, lists and texts. So each case of the contract is one
 * test that runs twice.
 */
record Reply(int status, String raw, @Nullable Object body) {

    private static final Set<String> LISTS = Set.of(
            "services", "attributes", "values", "service_requests", "service_request_updates", "errors", "formats");
    private static final JsonMapper JSON = new JsonMapper();

    static Reply of(MvcTestResult result, Form form) throws Exception {
        var answer = result.getResponse();
        var bytes = answer.getContentAsByteArray();
        var type = Objects.requireNonNull(answer.getContentType());
        assertThat(type).isEqualTo(form == Form.XML ? "text/xml;charset=utf-8" : "application/json;charset=utf-8");
        var raw = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        return new Reply(
                answer.getStatus(), raw, form == Form.XML ? xml(bytes) : plain(JSON.readValue(raw, Object.class)));
    }

    List<Map<String, @Nullable Object>> rows() {
        return list(body);
    }

    Map<String, @Nullable Object> one() {
        assertThat(rows()).as(raw).hasSize(1);
        return rows().getFirst();
    }

    /** The field of the only row. */
    @Nullable
    String text(String field) {
        return (String) one().get(field);
    }

    List<String> all(String field) {
        return rows().stream().map(row -> String.valueOf(row.get(field))).toList();
    }

    /** It was refused, in the words of the standard. */
    Reply refused(int status, String... said) {
        assertThat(this.status).as(raw).isEqualTo(status);
        assertThat(rows()).isNotEmpty().allSatisfy(error -> {
            assertThat(error.keySet()).containsExactlyInAnyOrder("code", "description");
            assertThat(String.valueOf(error.get("code"))).matches("4\\d\\d");
            assertThat(String.valueOf(error.get("description")))
                    .containsPattern("\\p{IsHan}")
                    .doesNotContain("Exception");
        });
        assertThat(all("description"))
                .allSatisfy(sentence -> assertThat(sentence).isNotBlank());
        for (var word : said) {
            assertThat(String.join("\n", all("description"))).contains(word);
        }
        return this;
    }

    Reply ok() {
        assertThat(status).as(raw).isEqualTo(200);
        return this;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> list(@Nullable Object body) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(body);
    }

    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> object() {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(body);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, each) -> plain.put(String.valueOf(key), plain(each)));
                yield plain;
            }
            case List<?> list -> {
                var plain = new ArrayList<@Nullable Object>();
                list.forEach(each -> plain.add(plain(each)));
                yield plain;
            }
            default -> value.toString();
        };
    }

    private static @Nullable Object xml(byte[] bytes) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return xml(factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement());
    }

    private static @Nullable Object xml(Element element) {
        var children = new ArrayList<Element>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        if (LISTS.contains(element.getTagName())) {
            return new ArrayList<>(children.stream().map(Reply::xml).toList());
        }
        if (children.isEmpty()) {
            return element.getTextContent().isEmpty() ? null : element.getTextContent();
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        children.forEach(child -> map.put(child.getTagName(), xml(child)));
        return map;
    }
}
