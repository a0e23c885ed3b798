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
        response.setContentType(TYPE);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        write(response.getOutputStream(), name, heads, rows.iterator());
    }

    static void write(OutputStream out, String name, List<String> heads, Iterator<? extends List<?>> rows)
            throws IOException {
        try (var book = new Workbook(out, "Gongzhi", "1.0")) {
            var sheet = book.newWorksheet(name);
            for (int column = 0; column < heads.size(); column++) {
                sheet.value(0, column, heads.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, 20);
            }
            sheet.freezePane(0, 1);
            for (int row = 1; rows.hasNext(); row++) {
                line(sheet, row, rows.next());
                if (row % FLUSHED == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void line(Worksheet sheet, int row, List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
    }
}
