package org.gongzhi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;

/** A list taken home as an Excel file; written row by row, so that a long one needs no memory. */
public final class Sheet {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int FLUSHED = 500;

    /** What a spreadsheet can hold below the heads; the rest goes on in another sheet of the file. */
    private static final int MOST_ROWS = 1_048_575;

    private static final int MOST_CHARACTERS = 32_767;

    private Sheet() {}

    /**
     * Answers with the file.
     *
     * @param name of the file, without ending
     * @param rows cells as text; numbers as {@link Number}
     */
    public static void answer(
            HttpServletResponse response, String name, List<String> heads, Stream<? extends List<?>> rows)
            throws IOException {
        announce(response, name);
        write(response.getOutputStream(), name, heads, rows.iterator());
    }

    /**
     * Answers with an empty file to be filled in. Cells are text: a spreadsheet rounds a long code it takes for a
     * number.
     */
    public static void template(HttpServletResponse response, String name, List<String> heads) throws IOException {
        announce(response, name);
        try (var book = new Workbook(response.getOutputStream(), "Gongzhi", "1.0")) {
            var sheet = book.newWorksheet(name);
            for (int column = 0; column < heads.size(); column++) {
                sheet.inlineString(0, column, heads.get(column));
                sheet.style(0, column).bold().set();
                sheet.style(column).format("@").set();
                sheet.width(column, 24);
            }
            sheet.freezePane(0, 1);
        }
    }

    static void announce(HttpServletResponse response, String name) {
        response.setContentType(TYPE);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    /** Writes the file; no more of it is in memory than some hundred rows. */
    public static void write(OutputStream out, String name, List<String> heads, Iterator<? extends List<?>> rows)
            throws IOException {
        write(out, name, heads, rows, MOST_ROWS);
    }

    static void write(OutputStream out, String name, List<String> heads, Iterator<? extends List<?>> rows, int mostRows)
            throws IOException {
        try (var book = new Workbook(out, "Gongzhi", "1.0")) {
            int number = 1;
            do {
                sheet(book.newWorksheet(number == 1 ? name : name + " " + number), heads, rows, mostRows);
                number++;
            } while (rows.hasNext());
        }
    }

    private static void sheet(Worksheet sheet, List<String> heads, Iterator<? extends List<?>> rows, int mostRows)
            throws IOException {
        for (int column = 0; column < heads.size(); column++) {
            sheet.inlineString(0, column, heads.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, 20);
        }
        sheet.freezePane(0, 1);
        for (int row = 1; row <= mostRows && rows.hasNext(); row++) {
            line(sheet, row, rows.next());
            if (row % FLUSHED == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    /** Texts stand in their cells: a table of shared texts would have to be kept whole until the end. */
    private static void line(Worksheet sheet, int row, List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> {}
                case Number number -> sheet.value(row, column, number);
                case Object given -> sheet.inlineString(row, column, fitting(given.toString()));
            }
        }
    }

    private static String fitting(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }
}
