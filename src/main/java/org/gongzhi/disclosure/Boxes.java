package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gongzhi.files.Box;
import org.gongzhi.files.Grid;
import org.gongzhi.kernel.Refusal;

/**
 * Reads which parts of a photograph are to be covered, as people name them: cells of the grid, or rectangles in
 * percent.
 */
final class Boxes {

    private static final int MOST = 80;
    private static final Pattern CELLS = Pattern.compile("(\\d{1,3})(?:\\s*[-—~到至]\\s*(\\d{1,3}))?");
    private static final String NUMBER = "(\\d{1,3}(?:\\.\\d{1,3})?)%?";
    private static final Pattern RECTANGLE = Pattern.compile(String.join("[\\s,，]+", NUMBER, NUMBER, NUMBER, NUMBER));

    private Boxes() {}

    /**
     * The parts.
     *
     * @param cells such as {@code 14-29, 33}: 14 to 29 is the rectangle with these corners
     * @param rectangles one a line: left, top, width and height in percent
     * @throws Refusal naming the field that says nothing
     */
    static List<Box> of(Grid grid, String cells, String rectangles) {
        var boxes = new LinkedHashSet<Box>();
        for (var part : cells.split("[,，、;；\\n]", -1)) {
            if (!part.isBlank()) {
                boxes.add(cell(grid, part.strip()));
            }
        }
        for (var line : rectangles.split("[;；\\n]", -1)) {
            if (!line.isBlank()) {
                boxes.add(rectangle(line.strip()));
            }
        }
        if (boxes.isEmpty()) {
            throw Refusal.invalidFields(Map.of("cells", "disclosure.cover.nothing"));
        }
        if (boxes.size() > MOST) {
            throw Refusal.invalidFields(Map.of("cells", "disclosure.cover.too-many"));
        }
        return List.copyOf(boxes);
    }

    /** As the field of rectangles shows them. */
    static String words(List<Box> boxes) {
        var lines = new ArrayList<String>();
        for (var box : boxes) {
            lines.add("%s %s %s %s"
                    .formatted(percent(box.left()), percent(box.top()), percent(box.width()), percent(box.height())));
        }
        return String.join("\n", lines);
    }

    private static String percent(int thousandths) {
        return BigDecimal.valueOf(thousandths, 1).stripTrailingZeros().toPlainString();
    }

    private static Box cell(Grid grid, String part) {
        var cells = CELLS.matcher(part);
        if (cells.matches()) {
            int one = Integer.parseInt(cells.group(1));
            int other = cells.group(2) == null ? one : Integer.parseInt(cells.group(2));
            if (Math.min(one, other) >= 1 && Math.max(one, other) <= grid.cells()) {
                return grid.between(one, other);
            }
        }
        throw Refusal.invalidFields(Map.of("cells", "disclosure.cover.no-cell"));
    }

    private static Box rectangle(String line) {
        var numbers = RECTANGLE.matcher(line);
        if (numbers.matches()) {
            int left = thousandths(numbers.group(1), RoundingMode.FLOOR);
            int top = thousandths(numbers.group(2), RoundingMode.FLOOR);
            int width = Math.min(thousandths(numbers.group(3), RoundingMode.CEILING), 1000 - left);
            int height = Math.min(thousandths(numbers.group(4), RoundingMode.CEILING), 1000 - top);
            if (width > 0 && height > 0) {
                return new Box(left, top, width, height);
            }
        }
        throw Refusal.invalidFields(Map.of("boxes", "disclosure.cover.no-box"));
    }

    private static int thousandths(String percent, RoundingMode towards) {
        return new BigDecimal(percent).movePointRight(1).setScale(0, towards).intValueExact();
    }
}
