package org.gongzhi.territory;

import java.util.regex.Pattern;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list of places, read but not yet put into the tree.
 *
 * @param parent the parent's code as the list writes it; empty for a province
 */
record PlaceEntry(
        int line,
        PlaceCode code,
        String name,
        Level level,
        String parent,
        String kind,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    private static final int BUREAU = 12;
    private static final int LONGEST_NAME = 60;
    private static final Pattern KIND = Pattern.compile("[a-z-]{0,30}");

    /**
     * The bureau fills a tier that a county or city does without with a row of its own name for lack of a better one.
     * The codes below keep its digits; it is no place.
     */
    private static final Pattern FILLER = Pattern.compile(".*直辖(村|乡|镇|县)级(行政)?区划|市辖区|省直辖.*|自治区直辖.*");

    /**
     * Reads one row.
     *
     * @throws Refusal if a cell is missing or wrong
     */
    static PlaceEntry read(CsvTable table, CsvTable.Row row) {
        table.requireAllCells(row);
        var level = level(table.cell(row, "level"));
        var name = table.cell(row, "name");
        requireName(name);
        var kind = table.cell(row, "kind");
        if (!KIND.matcher(kind).matches()) {
            throw Refusal.invalid("territory.import.wrong-kind", kind);
        }
        var latitude = degrees(table.cell(row, "latitude"), 90);
        var longitude = degrees(table.cell(row, "longitude"), 180);
        if ((latitude == null) != (longitude == null)) {
            throw Refusal.invalid("territory.import.half-a-point");
        }
        var parent = table.cell(row, "parent");
        if (parent.isEmpty() && level != Level.PROVINCE) {
            throw Refusal.invalid("territory.import.no-parent");
        }
        return new PlaceEntry(
                row.line(), code(table.cell(row, "code"), level), name, level, parent, kind, latitude, longitude);
    }

    /**
     * Checks that a place may be called so.
     *
     * @throws Refusal if not
     */
    static void requireName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("territory.import.wrong-name", LONGEST_NAME);
        }
    }

    /** The code filled up to the bureau's twelve characters, by which rows name their parents. */
    static String filled(String code) {
        return code.length() >= BUREAU ? code : code + "0".repeat(BUREAU - code.length());
    }

    /** Whether this row only fills a tier that is skipped here. */
    boolean isFiller() {
        return (level != Level.COUNTY
                        && level != Level.PROVINCE
                        && filled(code.value()).equals(filled(parent)))
                || (level.length() <= Level.TOWN.length()
                        && level != Level.ZONE
                        && FILLER.matcher(name).matches());
    }

    private static Level level(String text) {
        try {
            return Level.of(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("territory.import.wrong-level", text);
        }
    }

    private static PlaceCode code(String text, Level level) {
        var path = level == Level.ZONE ? zone(text) : ofTier(text, level);
        if (!PlaceCode.isCode(path)) {
            throw Refusal.invalid("territory.import.wrong-code", text);
        }
        return new PlaceCode(path);
    }

    private static String ofTier(String text, Level level) {
        int length = level.length();
        if (text.length() == BUREAU && length < BUREAU && text.endsWith("0".repeat(BUREAU - length))) {
            return text.substring(0, length);
        }
        if (text.length() != length) {
            throw Refusal.invalid("territory.import.code-of-other-level", text);
        }
        return text;
    }

    private static String zone(String text) {
        var path = text;
        while (path.length() > Level.TOWN.length() && path.endsWith("000")) {
            path = path.substring(0, path.length() - 3);
        }
        boolean ours = path.length() >= Level.TOWN.length()
                && path.substring(path.length() - 3).chars().anyMatch(Character::isLetter);
        if (!ours) {
            throw Refusal.invalid("territory.import.zone-without-letter", text);
        }
        return path;
    }

    private static @Nullable Double degrees(String text, int most) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // Refused below like any other text that is no place on the globe.
        }
        throw Refusal.invalid("territory.import.wrong-degrees", text);
    }
}
