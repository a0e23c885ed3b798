package org.gongzhi.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.gongzhi.insight.BulletinPage.Rate;
import org.gongzhi.procedure.Concerns.Concern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The bulletin as a Word file that an office can go on writing in: real tables, and a chart whose numbers can be
 * edited.
 */
@Component
class BulletinWord {

    private static final byte[] BLUE = {0x14, 0x57, (byte) 0xc2};
    private static final String HEADS = "黑体";
    private static final String TEXT = "仿宋";

    private final BoardWords words;
    private final String url;

    BulletinWord(BoardWords words, @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.words = words;
        this.url = url;
    }

    /** @param concerns what presses on the day it is written, beside what stands */
    void write(BulletinPage page, List<Concern> concerns, OutputStream out) throws IOException {
        try (var document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setTitle(page.title());
            heading(document, page.title(), 22, ParagraphAlignment.CENTER);
            var stamp = page.frozen();
            text(
                    document,
                    stamp == null
                            ? words.of("insight.bulletin.draft")
                            : words.of("insight.bulletin.stamp", stamp.at(), stamp.by(), stamp.digest()));
            for (var table : page.tables()) {
                heading(document, words.of("insight.bulletin.by." + table.kind()), 16, ParagraphAlignment.LEFT);
                var rows = new ArrayList<List<String>>();
                table.lines().forEach(line -> rows.add(row(line)));
                table(document, table.heads(), rows);
            }
            heading(document, words.of("insight.bulletin.trend"), 16, ParagraphAlignment.LEFT);
            chart(document, page);
            var heads = new ArrayList<>(page.tables().getFirst().heads());
            heads.set(0, words.of("insight.bulletin.month"));
            table(document, heads, page.trend());
            pressing(document, concerns);
            rest(document, page);
            document.write(out);
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static List<String> row(BulletinPage.Line line) {
        var row = new ArrayList<>(
                List.of(line.name(), String.valueOf(line.matters().value())));
        line.rates().forEach(rate -> row.add(rate(rate)));
        return row;
    }

    private static String rate(Rate rate) {
        return rate.yes() == null || rate.known() == null
                ? rate.percent()
                : "%s（%d/%d）"
                        .formatted(
                                rate.percent(), rate.yes().value(), rate.known().value());
    }

    private void pressing(XWPFDocument document, List<Concern> concerns) {
        if (concerns.isEmpty()) {
            return;
        }
        heading(document, words.of("insight.concerns"), 16, ParagraphAlignment.LEFT);
        text(document, words.of("insight.concerns.today"));
        concerns.forEach(
                one -> text(document, words.of("insight.concerns.line", one.title(), one.why(), url + one.href())));
    }

    private void rest(XWPFDocument document, BulletinPage page) {
        heading(document, words.of("insight.board.why"), 16, ParagraphAlignment.LEFT);
        page.reasons()
                .forEach(one -> text(
                        document,
                        words.of(
                                "insight.bulletin.reason",
                                one.measure(),
                                one.reason(),
                                one.matters().value())));
        heading(document, words.of("insight.bulletin.again"), 16, ParagraphAlignment.LEFT);
        page.again()
                .forEach(one -> text(
                        document,
                        words.of(
                                "insight.bulletin.again-line",
                                one.place(),
                                one.category(),
                                one.now().value(),
                                one.before().value(),
                                one.earlier().value())));
        heading(document, words.of("insight.bulletin.stuck"), 16, ParagraphAlignment.LEFT);
        page.stuck()
                .forEach(one -> text(
                        document,
                        words.of(
                                "insight.bulletin.stuck-line",
                                one.number(),
                                one.placeName(),
                                one.state(),
                                one.due(),
                                one.reopened())));
        heading(document, words.of("insight.board.meaning"), 16, ParagraphAlignment.LEFT);
        text(document, words.of("insight.board.rule"));
        text(document, page.law());
        text(document, words.of("insight.bulletin.trace"));
    }

    private static void heading(XWPFDocument document, String text, int size, ParagraphAlignment where) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(where);
        paragraph.setSpacingBefore(200);
        paragraph.setKeepNext(true);
        var run = paragraph.createRun();
        run.setBold(true);
        run.setFontFamily(HEADS);
        run.setFontSize(size);
        run.setText(text);
    }

    private static void text(XWPFDocument document, String text) {
        var run = document.createParagraph().createRun();
        run.setFontFamily(TEXT);
        run.setFontSize(12);
        run.setText(text);
    }

    private static void table(XWPFDocument document, List<String> heads, List<List<String>> rows) {
        var table = document.createTable(rows.size() + 1, heads.size());
        table.setWidth("100%");
        table.getRow(0).setRepeatHeader(true);
        fill(table, 0, heads, true);
        for (int i = 0; i < rows.size(); i++) {
            fill(table, i + 1, rows.get(i), false);
        }
    }

    private static void fill(XWPFTable table, int row, List<String> cells, boolean bold) {
        for (int column = 0; column < cells.size(); column++) {
            var paragraph = table.getRow(row).getCell(column).getParagraphs().getFirst();
            var run = paragraph.createRun();
            run.setFontFamily(TEXT);
            run.setFontSize(11);
            run.setBold(bold);
            run.setText(cells.get(column));
        }
    }

    private void chart(XWPFDocument document, BulletinPage page) throws IOException, InvalidFormatException {
        var labels = page.bars().stream().map(BulletinPage.Bar::label).toArray(String[]::new);
        var values = page.bars().stream().map(BulletinPage.Bar::value).toArray(Long[]::new);
        var chart = document.createChart(Units.toEMU(420), Units.toEMU(200));
        var name = words.of("insight.bulletin.chart");
        chart.setTitleText(name);
        var bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        var left = chart.createValueAxis(AxisPosition.LEFT);
        left.setMinimum(0);
        // Else the first and the last bar stand half outside.
        left.setCrossBetween(AxisCrossBetween.BETWEEN);
        var data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, bottom, left);
        data.setBarDirection(BarDirection.COL);
        var months = XDDFDataSourcesFactory.fromArray(labels, chart.formatRange(range(labels.length, 0)), 0);
        var counts = XDDFDataSourcesFactory.fromArray(values, chart.formatRange(range(labels.length, 1)), 1);
        var series = Objects.requireNonNull(data.addSeries(months, counts));
        series.setTitle(name, null);
        series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(BLUE)));
        chart.plot(data);
    }

    private static org.apache.poi.ss.util.CellRangeAddress range(int rows, int column) {
        return new org.apache.poi.ss.util.CellRangeAddress(1, rows, column, column);
    }
}
