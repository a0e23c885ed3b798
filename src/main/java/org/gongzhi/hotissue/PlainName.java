package org.gongzhi.hotissue;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names a problem in the plain words of those who told of it: the title most like all the others, without courtesies.
 */
final class PlainName {

    private static final int COMPARED = 12;
    private static final int LONGEST = 16;
    private static final int SHORTEST = 3;
    private static final Pattern BEFORE =
            Pattern.compile("^(?:再次|强烈|紧急|实名|恳请|请求|请问|请|咨询|询问|投诉|反映|举报|求助|建议|反对|关于|对于?|希望|要求|坚决|就|[！!？?\\s])+");
    private static final Pattern AFTER = Pattern.compile("(?:的?(?:一些|相关)?(?:问题|投诉|建议|咨询|反映|情况))?[。！!？?\\s]*$");

    private PlainName() {}

    static String of(List<Telling> tellings) {
        var compared = tellings.subList(Math.max(0, tellings.size() - COMPARED), tellings.size());
        var central = compared.stream()
                .max(Comparator.comparingDouble(
                        one -> compared.stream().mapToDouble(one::likeness).sum()))
                .orElseThrow();
        return plain(central.title());
    }

    /** What most of them name alike, such as an estate or a road: the longest text that stands in most titles. */
    static String object(List<Telling> tellings) {
        var titles = tellings.stream().map(Telling::title).toList();
        var first = titles.getFirst();
        for (int length = Math.min(LONGEST, first.length()); length >= SHORTEST; length--) {
            for (int from = 0; from + length <= first.length(); from++) {
                var part = first.substring(from, from + length);
                if (titles.stream().filter(title -> title.contains(part)).count() * 3 >= titles.size() * 2L) {
                    return plain(part);
                }
            }
        }
        return "";
    }

    static String plain(String title) {
        var shorter =
                AFTER.matcher(BEFORE.matcher(title.strip()).replaceFirst("")).replaceFirst("");
        return shorter.length() < 4 ? title.strip() : shorter;
    }
}
