package org.gongzhi.deliberation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What changed between two texts, line by line: the longest common part stays, the rest went or came (差异). */
final class Difference {

    private Difference() {}

    /** What became of a line. */
    enum Kind {
        SAME,
        GONE,
        NEW;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Line(Kind kind, String text) {}

    static List<Line> between(List<String> before, List<String> after) {
        // common[i][j]: how many lines the rests of both from i and j on have in common, in order
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new Line(Kind.SAME, before.get(i++)));
                j++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.GONE, before.get(i++)));
            } else {
                lines.add(new Line(Kind.NEW, after.get(j++)));
            }
        }
        return lines;
    }
}
