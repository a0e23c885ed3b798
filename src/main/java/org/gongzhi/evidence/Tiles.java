package org.gongzhi.evidence;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tiles of the tree: 256 hashes each, the hash over a full one standing in the tile above. */
@Repository
class Tiles {

    private static final int LEVEL_BITS = 8;

    private final JdbcClient jdbc;

    Tiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As many hashes of a tile as are there. */
    Optional<byte[]> find(int level, long index) {
        return jdbc.sql("select hashes from evidence.tile where level = :level and index = :index")
                .param("level", level)
                .param("index", index)
                .query((row, _) -> row.getBytes("hashes"))
                .optional();
    }

    /** The tree as it stands; each tile is read once at most. */
    Tree tree() {
        var read = new HashMap<String, byte[]>();
        return new Tree((height, index) -> {
            var level = height / LEVEL_BITS;
            var count = 1 << (height % LEVEL_BITS);
            var first = index * count;
            var tile = first / TilePath.FULL;
            var hashes = read.computeIfAbsent(
                    level + "/" + tile,
                    _ -> find(level, tile)
                            .orElseThrow(() -> new IllegalStateException("tile is missing: " + level + "/" + tile)));
            var from = (int) (first % TilePath.FULL);
            if ((from + count) * Merkle.LENGTH > hashes.length) {
                throw new IllegalStateException("tile is too short: " + level + "/" + tile);
            }
            return Merkle.perfect(hashes, from, count);
        });
    }

    /** Adds leaf hashes to a tree that has {@code size}. */
    void append(long size, List<byte[]> leaves) {
        var changed = new HashMap<Long, byte[]>();
        var rising = leaves;
        var at = size;
        for (var level = 0; !rising.isEmpty(); level++) {
            rising = grow(level, at, rising, changed);
            save(level, changed);
            changed.clear();
            at /= TilePath.FULL;
        }
    }

    /** Returns the hashes of the tiles that became full. */
    private List<byte[]> grow(int level, long at, List<byte[]> hashes, Map<Long, byte[]> changed) {
        var full = new ArrayList<byte[]>();
        var index = at / TilePath.FULL;
        var width = (int) (at % TilePath.FULL);
        var tile = new ByteArrayOutputStream(TilePath.FULL * Merkle.LENGTH);
        if (width > 0) {
            tile.write(find(level, index).orElseThrow(), 0, width * Merkle.LENGTH);
        }
        for (var hash : hashes) {
            tile.write(hash, 0, Merkle.LENGTH);
            if (++width == TilePath.FULL) {
                var bytes = tile.toByteArray();
                changed.put(index++, bytes);
                full.add(Merkle.perfect(bytes, 0, TilePath.FULL));
                tile.reset();
                width = 0;
            }
        }
        if (width > 0) {
            changed.put(index, tile.toByteArray());
        }
        return full;
    }

    private void save(int level, Map<Long, byte[]> tiles) {
        var indexes = tiles.keySet().toArray(Long[]::new);
        jdbc.sql("""
                        insert into evidence.tile (level, index, hashes)
                        select :level, * from unnest(:indexes, :hashes)
                            on conflict (level, index) do update set hashes = excluded.hashes
                        """)
                .param("level", level)
                .param("indexes", indexes)
                .param("hashes", Arrays.stream(indexes).map(tiles::get).toArray(byte[][]::new))
                .update();
    }
}
