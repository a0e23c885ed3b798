package org.gongzhi.disclosure;

import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Canonical;

/**
 * A version as everybody may fetch it; the public log knows the digest of exactly these bytes.
 *
 * @param kinds what stands in each column, such as {@code money}
 * @param reason why an earlier version was corrected; empty for the first
 */
record Paper(
        String place,
        String placeName,
        String item,
        String itemName,
        String period,
        String periodName,
        int version,
        String heading,
        String summary,
        List<String> columns,
        List<String> kinds,
        List<List<String>> rows,
        List<Map<String, String>> originals,
        String reason,
        String law,
        String publishedAt,
        String postedUntil,
        String body,
        String reviewer) {

    byte[] bytes() {
        return Canonical.bytes(Map.ofEntries(
                Map.entry("place", place),
                Map.entry("placeName", placeName),
                Map.entry("item", item),
                Map.entry("itemName", itemName),
                Map.entry("period", period),
                Map.entry("periodName", periodName),
                Map.entry("version", version),
                Map.entry("heading", heading),
                Map.entry("summary", summary),
                Map.entry("columns", columns),
                Map.entry("kinds", kinds),
                Map.entry("rows", rows),
                Map.entry("originals", originals),
                Map.entry("reason", reason),
                Map.entry("law", law),
                Map.entry("publishedAt", publishedAt),
                Map.entry("postedUntil", postedUntil),
                Map.entry("body", body),
                Map.entry("reviewer", reviewer)));
    }

    Contents contents() {
        return new Contents(
                summary,
                rows,
                originals.stream()
                        .map(one -> new Contents.Original(one.getOrDefault("file", ""), one.getOrDefault("name", "")))
                        .toList());
    }

    List<Column> heads() {
        return java.util.stream.IntStream.range(0, columns.size())
                .mapToObj(i -> new Column(
                        columns.get(i), Column.Kind.valueOf(kinds.get(i).toUpperCase(java.util.Locale.ROOT))))
                .toList();
    }
}
