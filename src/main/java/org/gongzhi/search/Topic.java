package org.gongzhi.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongzhi.text.Gist;
import org.gongzhi.text.Words;

/**
 * What a report is about, without where it happened: neighbours name the same estate and house whatever is wrong, so
 * the names of the place say nothing of whether they mean the same problem.
 */
final class Topic {

    private static final int LONGEST = 400;
    private static final Pattern HOUSE = Pattern.compile("[0-9０-９一二三四五六七八九十百a-zA-Z]+(号楼|栋|幢|单元|号院|号|层|楼|室|期|区)");
    private static final Pattern KIND = Pattern.compile("(小区|社区|花园|国际城|新城|家园|公寓|国际|广场|新村|村|街道|镇|乡|网格|区|县|市)$");
    /** Words of any neighbourhood. */
    private static final Set<String> EVERYWHERE =
            Set.of("小区", "社区", "居民", "业主", "物业", "单元", "号楼", "楼下", "我们", "反映", "解决");

    private static final Pattern NUMBERED = Pattern.compile("[0-9]+[^0-9]{0,3}$");

    private final String said;
    private final Gist gist;

    private Topic(String said) {
        this.said = said;
        this.gist = Gist.of(said);
    }

    /** @param names what the place and those around it are called */
    static Topic of(String text, Collection<String> names) {
        var said = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var known = names.stream()
                .flatMap(Topic::shorter)
                .filter(name -> name.length() > 1)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (var name : known) {
            said = said.replace(name, " ");
        }
        return new Topic(HOUSE.matcher(said).replaceAll(" "));
    }

    /** 惠民小区3号楼 is also called 惠民小区, and 惠民. */
    private static Stream<String> shorter(String name) {
        var estate = NUMBERED.matcher(name).replaceAll("");
        return Stream.of(name, estate, KIND.matcher(estate).replaceAll(""));
    }

    double likeness(Topic other) {
        return gist.likeness(other.gist);
    }

    /** The words in both that say what it is about, such as 下水道. */
    Set<String> shared(Topic other) {
        var words = new TreeSet<>(Words.telling(said));
        words.retainAll(Set.copyOf(Words.telling(other.said)));
        words.removeAll(EVERYWHERE);
        return words;
    }
}
