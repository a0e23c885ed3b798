package org.gongzhi.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may vote, with what weight (表决名册).
 *
 * <p>A head is a set of owners: a unit owned alone or together is one head, several units of the same buyer are one
 * head, and so is the developer's unsold or undelivered stock (interpretation of 2020, article 9). Whoever owns one
 * unit alone and another together with somebody is counted as two heads, and the units concerned are told.
 */
public final class Roll {

    private final List<Unit> units;
    private final Map<Set<String>, List<Unit>> heads = new LinkedHashMap<>();
    private final long area;

    /** @throws IllegalArgumentException if two units bear the same key */
    public Roll(List<Unit> units) {
        this.units = List.copyOf(units);
        var keys = new HashSet<String>();
        var sum = 0L;
        for (var unit : units) {
            if (!keys.add(unit.key())) {
                throw new IllegalArgumentException("unit twice on the roll: " + unit.key());
            }
            sum = Math.addExact(sum, unit.area());
            heads.computeIfAbsent(unit.owners(), _ -> new ArrayList<>()).add(unit);
        }
        this.area = sum;
    }

    public List<Unit> units() {
        return units;
    }

    /** Total exclusive area in 0.01 m². */
    public long area() {
        return area;
    }

    public int heads() {
        return heads.size();
    }

    /** Units of owners who stand under more than one head, in order: nobody hides that the law leaves this open. */
    public Set<String> ambiguous() {
        var first = new HashMap<String, Set<String>>();
        var shared = new HashSet<String>();
        for (var head : heads.keySet()) {
            for (var owner : head) {
                var known = first.putIfAbsent(owner, head);
                if (known != null && !known.equals(head)) {
                    shared.add(owner);
                }
            }
        }
        var keys = new TreeSet<String>();
        units.stream()
                .filter(unit -> unit.owners().stream().anyMatch(shared::contains))
                .forEach(unit -> keys.add(unit.key()));
        return keys;
    }

    Map<Set<String>, List<Unit>> byHead() {
        return heads;
    }
}
