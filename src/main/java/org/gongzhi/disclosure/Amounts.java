package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads, adds up and shows amounts exactly; never as floating point. */
final class Amounts {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    /** As spreadsheets write numbers. */
    private static final Pattern FLOATING = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");

    private static final BigDecimal NOISE = new BigDecimal("1e-12");

    private Amounts() {}

    /** The amount a text says, with or without commas; empty if it says none. */
    static Optional<BigDecimal> parse(String text) {
        var plain =
                text.strip().replace(",", "").replace("，", "").replace("¥", "").replace("元", "");
        if (!plain.matches("-?\\d{1,13}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        var amount = new BigDecimal(plain);
        return amount.abs().compareTo(MOST) >= 0 ? Optional.empty() : Optional.of(amount);
    }

    /**
     * The amount a cell of a spreadsheet says. A formula leaves 33.330000000000005 there: what is as near to a whole
     * fen as two floating-point numbers can be to each other is that fen; anything else with more decimals is no
     * amount.
     */
    static Optional<BigDecimal> ofSheet(String text) {
        var exact = parse(text);
        if (exact.isPresent() || !FLOATING.matcher(text.strip()).matches()) {
            return exact;
        }
        var raw = new BigDecimal(text.strip());
        var fen = raw.setScale(2, RoundingMode.HALF_EVEN);
        var apart = raw.subtract(fen).abs();
        return apart.compareTo(NOISE.multiply(raw.abs().max(BigDecimal.ONE))) <= 0
                        && fen.abs().compareTo(MOST) < 0
                ? Optional.of(fen)
                : Optional.empty();
    }

    /** How it is kept: money with two decimals. */
    static String kept(Column column, BigDecimal amount) {
        return column.kind() == Column.Kind.MONEY
                ? amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString()
                : amount.stripTrailingZeros().toPlainString();
    }

    /** 12,345.00 for money, 1,200 for a number; other text as it is. */
    static String shown(Column column, String kept) {
        if (!column.isAmount()) {
            return kept;
        }
        return parse(kept).map(amount -> shown(column, amount)).orElse(kept);
    }

    static String shown(Column column, BigDecimal amount) {
        var pattern = column.kind() == Column.Kind.MONEY ? "#,##0.00" : "#,##0.##";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }

    /** The sum of one column. */
    static BigDecimal sum(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .map(row -> parse(row.get(column)).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A last line with the sums; empty when there is nothing to add up, or one line only. */
    static List<String> totals(List<Column> columns, List<List<String>> rows, String word) {
        if (rows.size() < 2 || columns.stream().noneMatch(Column::isAmount)) {
            return List.of();
        }
        var totals = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            totals.add(columns.get(i).isAmount() ? shown(columns.get(i), sum(rows, i)) : i == 0 ? word : "");
        }
        return totals;
    }
}
