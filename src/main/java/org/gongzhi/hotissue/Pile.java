package org.gongzhi.hotissue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers tellings in memory, for an archive that is read once. Give them in the order of time. */
final class Pile {

    private final Map<Integer, List<Telling>> groups = new HashMap<>();
    private final Map<Integer, Set<Integer>> index = new HashMap<>();
    private int next;

    void add(Telling telling) {
        var grams = telling.whole().strongest(Gathering.STRONGEST);
        var found = Gathering.find(telling, candidates(grams));
        var group = found.group() == null ? next++ : found.group().id();
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(telling);
        for (int gram : grams) {
            index.computeIfAbsent(gram, _ -> new HashSet<>()).add(group);
        }
        found.others().forEach(other -> merge(group, other.id()));
    }

    private List<Group<Integer>> candidates(int[] grams) {
        var shared = new HashMap<Integer, Integer>();
        for (int gram : grams) {
            index.getOrDefault(gram, Set.of()).forEach(group -> shared.merge(group, 1, Integer::sum));
        }
        return shared.entrySet().stream()
                .filter(entry -> entry.getValue() >= Gathering.SHARED)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Group<>(entry.getKey(), recent(groups.getOrDefault(entry.getKey(), List.of()))))
                .toList();
    }

    private static List<Telling> recent(List<Telling> all) {
        return all.subList(Math.max(0, all.size() - Group.RECENT), all.size());
    }

    private void merge(int into, int other) {
        var members = groups.remove(other);
        if (members == null) {
            return;
        }
        var all = groups.getOrDefault(into, new ArrayList<>());
        all.addAll(members);
        all.sort(Comparator.comparing(Telling::at));
        for (var pointing : index.values()) {
            if (pointing.remove(other)) {
                pointing.add(into);
            }
        }
    }

    /** Every group, also those of one. */
    Collection<List<Telling>> groups() {
        return groups.values();
    }
}
