package org.gongzhi.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A text with named gaps: 您反映的事项 {number} 已受理. */
record Template(String text) {

    private static final Pattern GAP = Pattern.compile("\\{([a-z][a-zA-Z0-9-]*)\\}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final String MISSING = "—";

    Set<String> gaps() {
        var names = new TreeSet<String>();
        GAP.matcher(text).results().forEach(gap -> names.add(gap.group(1)));
        return names;
    }

    String fill(Map<String, String> values) {
        return GAP.matcher(text).replaceAll(gap -> java.util.regex.Matcher.quoteReplacement(value(values, gap)));
    }

    /** The values the text needs and no others: a provider may refuse what its own template does not name. */
    Map<String, String> needed(Map<String, String> values) {
        var needed = new LinkedHashMap<String, String>();
        gaps().forEach(name -> needed.put(name, clean(values.getOrDefault(name, ""))));
        return needed;
    }

    private static String value(Map<String, String> values, MatchResult gap) {
        return clean(values.getOrDefault(gap.group(1), ""));
    }

    /** A line break in a value must not become a second header of a mail or a second message. */
    private static String clean(String value) {
        var oneLine = CONTROL.matcher(value).replaceAll(" ").strip();
        return oneLine.isEmpty() ? MISSING : oneLine;
    }
}
