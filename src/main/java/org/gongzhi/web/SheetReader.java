package org.gongzhi.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.gongzhi.kernel.Refusal;

/**
 * Reads the first sheet of an Excel file (.xlsx) as text, row by row. Whoever hands in the file is not trusted: no
 * entities, no outside references, and a size beyond which nothing is unpacked.
 */
public final class SheetReader {

    private static final int MOST_BYTES = 40_000_000;
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_COLUMNS = 100;
    private static final XMLInputFactory XML = factory();

    private SheetReader() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Whether the bytes begin as every .xlsx does. */
    public static boolean isSheet(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /**
     * The rows from the top, each with its cells from the left; what is empty is an empty text.
     *
     * @throws Refusal if it is no such file, or too large
     */
    public static List<List<String>> read(byte[] bytes) {
        try {
            var parts = unpack(bytes);
            var sheet = parts.entrySet().stream()
                    .filter(part -> part.getKey().startsWith("xl/worksheets/"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid("web.sheet.unreadable"));
            var shared = parts.containsKey("xl/sharedStrings.xml")
                    ? strings(parts.getOrDefault("xl/sharedStrings.xml", new byte[0]))
                    : List.<String>of();
            return rows(sheet, shared);
        } catch (IOException | XMLStreamException | NumberFormatException | IndexOutOfBoundsException e) {
            throw Refusal.invalid("web.sheet.unreadable");
        }
    }

    /**
     * By name, so that sheet1 comes before sheet2. From a file, because only the directory at the end of a zip can be
     * trusted: some programs write sizes nowhere else.
     */
    private static Map<String, byte[]> unpack(byte[] bytes) throws IOException {
        var parts = new TreeMap<String, byte[]>();
        var file = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(file, bytes);
            try (var zip = new ZipFile(file.toFile())) {
                long left = MOST_BYTES;
                for (var entry : Collections.list(zip.entries())) {
                    if (isWanted(entry.getName())) {
                        var part = unpack(zip, entry, left);
                        left -= part.length;
                        parts.put(entry.getName(), part);
                    }
                }
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    private static boolean isWanted(String name) {
        return name.equals("xl/sharedStrings.xml") || (name.startsWith("xl/worksheets/") && name.endsWith(".xml"));
    }

    private static byte[] unpack(ZipFile zip, ZipEntry entry, long most) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            var part = in.readNBytes((int) most);
            if (part.length == most) {
                throw Refusal.tooLarge("web.sheet.too-large");
            }
            return part;
        }
    }

    private static List<String> strings(byte[] part) throws XMLStreamException {
        var strings = new ArrayList<String>();
        var xml = XML.createXMLStreamReader(new ByteArrayInputStream(part));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                strings.add(text(xml, "si"));
            }
        }
        return strings;
    }

    /** All text within the element, without the readings some editors add to Chinese characters. */
    private static String text(XMLStreamReader xml, String end) throws XMLStreamException {
        var text = new StringBuilder();
        boolean wanted = false;
        boolean reading = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                reading |= xml.getLocalName().equals("rPh");
                wanted = xml.getLocalName().equals("t") && !reading;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                wanted = false;
                reading &= !xml.getLocalName().equals("rPh");
                if (xml.getLocalName().equals(end)) {
                    break;
                }
            } else if (wanted && xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private static List<List<String>> rows(byte[] sheet, List<String> shared) throws XMLStreamException {
        var rows = new ArrayList<List<String>>();
        var cells = new HashMap<Integer, String>();
        var xml = XML.createXMLStreamReader(new ByteArrayInputStream(sheet));
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                int column = column(xml.getAttributeValue(null, "r"), cells.size());
                cells.put(column, cell(xml, xml.getAttributeValue(null, "t"), shared));
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                if (rows.size() == MOST_ROWS) {
                    throw Refusal.tooLarge("web.sheet.too-large");
                }
                rows.add(row(cells));
                cells.clear();
            }
        }
        return rows;
    }

    private static List<String> row(Map<Integer, String> cells) {
        int width = cells.keySet().stream().mapToInt(column -> column + 1).max().orElse(0);
        var row = new ArrayList<String>();
        for (int column = 0; column < width; column++) {
            row.add(cells.getOrDefault(column, ""));
        }
        return List.copyOf(row);
    }

    private static String cell(XMLStreamReader xml, String type, List<String> shared) throws XMLStreamException {
        if ("inlineStr".equals(type)) {
            return text(xml, "c").strip();
        }
        var value = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("v")) {
                value = xml.getElementText();
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        return "s".equals(type) ? shared.get(Integer.parseInt(value)).strip() : value.strip();
    }

    /** B7 is column 1; a cell that does not say stands behind the last one. */
    private static int column(String reference, int next) {
        int column = 0;
        for (int i = 0; reference != null && i < reference.length() && reference.charAt(i) >= 'A'; i++) {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
        }
        if (column > MOST_COLUMNS) {
            throw Refusal.tooLarge("web.sheet.too-large");
        }
        return column == 0 ? next : column - 1;
    }
}
