package org.gongzhi.exchange;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** The XML of GeoReport v2: no namespace, a list's elements named as the standard names them. */
final class GeoReportXml {

    /** What the elements of each list are called. */
    private static final Map<String, String> ONE_OF = Map.of(
            "services", "service",
            "attributes", "attribute",
            "values", "value",
            "service_requests", "request",
            "service_request_updates", "request_update",
            "errors", "error",
            "endpoints", "endpoint",
            "formats", "format");

    /** What XML 1.0 cannot hold, however written. */
    private static final Pattern IMPOSSIBLE =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private GeoReportXml() {}

    static byte[] bytes(String root, Object body) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = WRITERS.createXMLStreamWriter(out, "utf-8");
            xml.writeStartDocument("utf-8", "1.0");
            write(xml, root, body);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static void write(XMLStreamWriter xml, String name, @Nullable Object value) throws XMLStreamException {
        xml.writeStartElement(name);
        switch (value) {
            case null -> {}
            case Map<?, ?> fields -> {
                for (var field : fields.entrySet()) {
                    write(xml, field.getKey().toString(), field.getValue());
                }
            }
            case Iterable<?> list -> {
                for (var one : list) {
                    write(xml, ONE_OF.getOrDefault(name, "item"), one);
                }
            }
            default -> xml.writeCharacters(IMPOSSIBLE.matcher(value.toString()).replaceAll(""));
        }
        xml.writeEndElement();
    }
}
