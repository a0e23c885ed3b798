package org.gongzhi.exchange;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gongzhi.kernel.News;

/** Writes news as a feed (Atom, RFC 4287). */
final class AtomFeed {

    private static final Pattern IMPOSSIBLE =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private final XMLStreamWriter xml;
    private final String url;

    private AtomFeed(XMLStreamWriter xml, String url) {
        this.xml = xml;
        this.url = url;
    }

    /**
     * @param path the local address of the page the feed belongs to
     * @param words message keys to words
     */
    static byte[] of(
            String title,
            String path,
            Instant changed,
            List<News.Item> items,
            String url,
            UnaryOperator<String> words) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = WRITERS.createXMLStreamWriter(out, "utf-8");
            new AtomFeed(xml, url).write(title, path, changed, items, words);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void write(String title, String path, Instant changed, List<News.Item> items, UnaryOperator<String> words)
            throws XMLStreamException {
        xml.writeStartDocument("utf-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        element("id", url + path);
        element("title", title);
        element("updated", changed.toString());
        link("self", url + path + ".atom");
        link("alternate", url + path);
        xml.writeStartElement("author");
        element("name", title);
        xml.writeEndElement();
        for (var item : items) {
            xml.writeStartElement("entry");
            element("id", "tag:" + url.replaceFirst("^https?://", "").replaceFirst(":.*", "") + ",2026:" + item.id());
            element("title", item.title());
            element("updated", item.changedAt().toString());
            element("published", item.publishedAt().toString());
            link("alternate", url + item.href());
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", item.kind());
            xml.writeAttribute("label", words.apply(item.kind()));
            element("summary", item.summary());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void link(String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(IMPOSSIBLE.matcher(text).replaceAll(""));
        xml.writeEndElement();
    }
}
