package org.gongzhi.category;

import java.util.ArrayList;
import java.util.List;

/**
 * What a matter is about (诉求分类). Its path is its code, as with places: {@code 城乡建设/城市建设和市政管理/冬季采暖} lies in
 * {@code 城乡建设/城市建设和市政管理}, which lies in {@code 城乡建设}. A matter may carry any level.
 */
public record Category(String path) implements Comparable<Category> {

    private static final String REST = "其他";

    public Category {
        if (path.isBlank() || path.startsWith("/") || path.endsWith("/")) {
            throw new IllegalArgumentException("not a category: " + path);
        }
    }

    public List<String> names() {
        return List.of(path.split("/"));
    }

    /** 1 for the widest. */
    public int level() {
        return names().size();
    }

    /** The name alone; 其他 says nothing without the name above it. */
    public String shortName() {
        var names = names();
        var last = names.getLast();
        return last.equals(REST) && names.size() > 1 ? names.get(names.size() - 2) + "/" + last : last;
    }

    /** Whether this is the category itself or lies in it. */
    public boolean isWithin(Category wider) {
        return path.equals(wider.path) || path.startsWith(wider.path + "/");
    }

    /** This category and those around it, the narrowest first. */
    public List<Category> upward() {
        var all = new ArrayList<Category>();
        for (var at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            all.add(new Category(at));
        }
        return all;
    }

    @Override
    public int compareTo(Category other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
