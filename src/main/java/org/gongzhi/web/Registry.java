package org.gongzhi.web;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A register that the system administrator may fill from a table (批量导入). A module declares a bean for each; the page
 * with template, preview and errors row by row is the same for all.
 */
public interface Registry {

    /** Its name in addresses; lower-case letters. */
    String id();

    /** A message key: what it is called. */
    String title();

    /** A message key: what a row is, what happens to one that stands already. */
    String about();

    List<Column> columns();

    /** How many rows one file may have. */
    default int most() {
        return 20_000;
    }

    /**
     * Takes the rows and says of each what became of it. Runs in a transaction: for a preview, and whenever a row is
     * refused, it is given up as a whole.
     */
    List<Verdict> take(List<Row> rows, Viewer by, Attempts attempts);

    /**
     * A column of the template.
     *
     * @param label a message key: the heading people read; a file may carry the name instead
     * @param hint a message key: what to write, with an example
     * @param choices the values a cell may have, each with its label; empty when anything may be written
     */
    record Column(String name, String label, String hint, boolean required, List<Choice> choices) {

        public static Column needed(String name, String label, String hint) {
            return new Column(name, label, hint, true, List.of());
        }

        public static Column optional(String name, String label, String hint) {
            return new Column(name, label, hint, false, List.of());
        }

        /** The same with the only values allowed; their labels are message keys. */
        public Column of(List<Choice> allowed) {
            return new Column(name, label, hint, required, List.copyOf(allowed));
        }
    }

    /**
     * One row of a file.
     *
     * @param number the one a spreadsheet shows beside it
     * @param cells by the names of the columns; empty ones too
     */
    record Row(int number, Map<String, String> cells) {

        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        /** The cell; null when nothing is written in it. */
        public @Nullable String given(String column) {
            return cell(column).isEmpty() ? null : cell(column);
        }
    }

    /** What becomes of a row. */
    enum Fate {
        MADE,
        CHANGED,
        SAME,
        REFUSED
    }

    /**
     * What became of a row.
     *
     * @param told what is shown once when the rows are taken in earnest, such as a first password; may be empty
     * @param refusal why it was refused; null unless it was
     */
    record Verdict(Fate fate, String told, @Nullable Refusal refusal) {

        public static Verdict made() {
            return new Verdict(Fate.MADE, "", null);
        }

        public static Verdict made(String told) {
            return new Verdict(Fate.MADE, told, null);
        }

        public static Verdict changed() {
            return new Verdict(Fate.CHANGED, "", null);
        }

        public static Verdict same() {
            return new Verdict(Fate.SAME, "", null);
        }

        public static Verdict refused(Refusal why) {
            return new Verdict(Fate.REFUSED, "", why);
        }
    }

    /** Lets rows be tried one by one, so that a refused one leaves nothing and the next goes on. */
    interface Attempts {

        Verdict of(Supplier<Verdict> attempt);

        /** Whether this is a preview, after which nothing stays. */
        boolean rehearsing();
    }
}
