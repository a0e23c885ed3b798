package org.gongzhi.exchange;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the lists other Open311 servers answer with. What comes from elsewhere is hostile: no document type, no
 * entities of its own, not deep, not many, not long.
 */
final class GeoReportReader {

    private static final int DEEPEST = 8;
    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST = 20_000;

    private static final XMLInputFactory READERS = readers();

    private GeoReportReader() {}

    /** It cannot be read, or should not be. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    private static XMLInputFactory readers() {
        var readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        return readers;
    }

    /** The rows of the list under the root, each with the texts of its fields; what is nested deeper is passed over. */
    static List<Map<String, String>> rows(byte[] bytes) throws Unreadable {
        try {
            var xml = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes));
            var rows = new Rows();
            while (xml.hasNext()) {
                rows.take(xml, xml.next());
            }
            return rows.rows;
        } catch (XMLStreamException | RuntimeException e) {
            throw new Unreadable(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static final class Rows {

        private final List<Map<String, String>> rows = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Map<String, String> row = Map.of();
        private int depth;

        void take(XMLStreamReader xml, int event) throws XMLStreamException {
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a document type");
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() + xml.getTextLength() > LONGEST) {
                        throw new XMLStreamException("too long");
                    }
                    text.append(xml.getText());
                }
                default -> {}
            }
        }

        private void start() throws XMLStreamException {
            depth++;
            text.setLength(0);
            if (depth > DEEPEST) {
                throw new XMLStreamException("too deep");
            }
            if (depth == 2) {
                if (rows.size() == MOST_ROWS) {
                    throw new XMLStreamException("too many");
                }
                row = new LinkedHashMap<>();
                rows.add(row);
            }
        }

        private void end(String name) {
            if (depth == 3) {
                row.putIfAbsent(name, text.toString().strip());
            }
            text.setLength(0);
            depth--;
        }
    }
}
