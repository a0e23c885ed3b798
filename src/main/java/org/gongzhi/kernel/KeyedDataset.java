package org.gongzhi.kernel;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A data set whose rows stand in the order of a key: the key is the cursor, and whatever somebody typed instead of one
 * is a place between two keys.
 */
public abstract class KeyedDataset implements Dataset {

    private final String id;
    private final String title;
    private final List<Column> columns;

    /** @param title a message key; what stands in the set is said under the same key with {@code .about} */
    protected KeyedDataset(String id, String title, Column... columns) {
        this.id = id;
        this.title = title;
        this.columns = List.of(columns);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final String about() {
        return title + ".about";
    }

    @Override
    public final List<Column> columns() {
        return columns;
    }

    @Override
    public final List<Row> after(@Nullable String cursor, int most) {
        return behind(Objects.requireNonNullElse(cursor, ""), most);
    }

    /** The rows behind a key, in the order of keys; behind the empty key all. */
    protected abstract List<Row> behind(String key, int most);
}
