import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/**
 * Verifies a transparency log (C2SP tlog-tiles with Ed25519) from end to end, with nothing of Gongzhi:
 *
 *     java bin/VerifyLog.java URL|FOLDER --key VKEY [--witness VKEY]... [PROOF]...
 *
 * Checks the signature of the checkpoint and of every earlier one that is there, every entry bundle against its tile,
 * every tile against the tiles below, the root, that each earlier checkpoint is a beginning of the log, cosignatures of
 * the witnesses named, and each receipt (.tlog-proof) given. Says PASS, FAIL with the first bad position, or SKIPPED
 * with why, a line a check. Ends with 0 when nothing failed, 1 when something did, 2 when it was called wrongly.
 */
void main(String... arguments) throws Exception {
    var words = new ArrayList<>(List.of(arguments));
    var keys = taken(words, "--key");
    var witnesses = taken(words, "--witness");
    if (words.isEmpty() || keys.size() != 1) {
        IO.println("usage: java bin/VerifyLog.java URL|FOLDER --key VKEY [--witness VKEY]... [PROOF]...");
        System.exit(2);
    }
    var place = words.removeFirst();
    Key key;
    var others = new ArrayList<Key>();
    try {
        key = Key.parse(keys.getFirst());
        for (var witness : witnesses) {
            others.add(Key.parse(witness));
        }
    } catch (IllegalArgumentException e) {
        IO.println("FAIL key: " + e.getMessage());
        System.exit(2);
        return;
    }
    var failed = false;
    try {
        var source = new Source(place);
        // Listed before the newest is read: a log that grows meanwhile is no longer than it says.
        var earlier = source.earlier();
        var note = Note.parse(source.text("checkpoint"));
        requireSigned(note, key);
        IO.println("PASS checkpoint: signed by " + key.name + ", " + note.size + " entries");
        for (var witness : others) {
            failed |= !cosigned(note, witness);
        }
        var leaves = tiles(source, note);
        failed |= !earlier(source, earlier, note, key, leaves);
        for (var proof : words) {
            failed |= !receipt(Files.readString(Path.of(proof)), proof, key, note, leaves);
        }
        if (words.isEmpty()) {
            IO.println("SKIPPED receipts: none given");
        }
    } catch (Bad e) {
        IO.println("FAIL " + e.getMessage());
        failed = true;
    }
    IO.println(failed ? "FAIL" : "PASS");
    System.exit(failed ? 1 : 0);
}

static final class Bad extends RuntimeException {
    Bad(String what) {
        super(what);
    }
}

List<String> taken(List<String> words, String option) {
    var values = new ArrayList<String>();
    for (int at = words.indexOf(option); at >= 0 && at + 1 < words.size(); at = words.indexOf(option)) {
        words.remove(at);
        values.add(words.remove(at));
    }
    return values;
}

void requireSigned(Note note, Key key) {
    var own = note.signatures.stream().filter(key::made).toList();
    if (!note.origin.equals(key.name) || own.isEmpty()) {
        throw new Bad("checkpoint: not signed by " + key.name);
    }
    for (var line : own) {
        if (!key.verifies(note.text.getBytes(UTF_8), line.bytes)) {
            throw new Bad("checkpoint: signature of " + key.name + " at size " + note.size + " is wrong");
        }
    }
}

boolean cosigned(Note note, Key witness) {
    for (var line : note.signatures) {
        if (witness.made(line) && line.bytes.length == 72) {
            var seconds = ByteBuffer.wrap(line.bytes).getLong();
            var message = ("cosignature/v1\ntime " + seconds + "\n" + note.text).getBytes(UTF_8);
            if (!witness.verifies(message, Arrays.copyOfRange(line.bytes, 8, 72))) {
                IO.println("FAIL witness " + witness.name + ": cosignature is wrong");
                return false;
            }
            IO.println("PASS witness " + witness.name + ": cosigned at " + Instant.ofEpochSecond(seconds));
            return true;
        }
    }
    IO.println("SKIPPED witness " + witness.name + ": has not cosigned this checkpoint");
    return true;
}

/** Reads every bundle and tile of the log; returns the leaf hashes as computed from the entries. */
Leaves tiles(Source source, Note note) {
    var leaves = new Leaves();
    for (long index = 0; index * 256 < note.size; index++) {
        int width = (int) Math.min(256, note.size - index * 256);
        var bundle = ByteBuffer.wrap(source.bytes("tile/entries/" + path(index, width)));
        for (int i = 0; i < width; i++) {
            long at = index * 256 + i;
            if (bundle.remaining() < 2) {
                throw new Bad("entry " + at + ": bundle is cut off");
            }
            var entry = new byte[bundle.getShort() & 0xffff];
            if (bundle.remaining() < entry.length) {
                throw new Bad("entry " + at + ": bundle is cut off");
            }
            bundle.get(entry);
            leaves.add(sha256(new byte[] {0}, entry));
        }
        if (bundle.hasRemaining()) {
            throw new Bad("entry " + (index * 256 + width) + ": more in the bundle than its name says");
        }
    }
    IO.println("PASS entries: " + note.size + " read");
    int read = 0;
    var below = leaves.levels;
    for (int level = 0; level < below.size(); level++) {
        long count = below.get(level).size() / 32;
        for (long index = 0; index * 256 < count; index++) {
            int width = (int) Math.min(256, count - index * 256);
            var tile = source.bytes("tile/" + level + "/" + path(index, width));
            if (tile.length != width * 32) {
                throw new Bad("tile " + level + "/" + index + ": " + tile.length + " bytes instead of " + width * 32);
            }
            for (int i = 0; i < width; i++) {
                if (!Arrays.equals(tile, i * 32, i * 32 + 32, below.get(level).array(), (int) (index * 256 + i) * 32, (int) (index * 256 + i) * 32 + 32)) {
                    throw new Bad("tile " + level + "/" + index + ": hash " + i + " differs (entry "
                            + (index * 256 + i) * power(256, level) + ")");
                }
            }
            read++;
        }
    }
    IO.println("PASS tiles: " + read + " read");
    if (!Arrays.equals(leaves.root(note.size), note.root)) {
        throw new Bad("root: the entries do not give the signed root at size " + note.size);
    }
    IO.println("PASS root: " + Base64.getEncoder().encodeToString(note.root));
    return leaves;
}

long power(long base, int exponent) {
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

/** Each earlier checkpoint must be a beginning of the log. */
boolean earlier(Source source, List<String> names, Note newest, Key key, Leaves leaves) {
    if (names.isEmpty()) {
        IO.println("SKIPPED earlier checkpoints: the log offers none");
        return true;
    }
    int steps = 0;
    for (var name : names) {
        var note = Note.parse(source.text(name));
        requireSigned(note, key);
        if (note.size > newest.size) {
            IO.println("FAIL consistency: " + name + " is longer than the checkpoint");
            return false;
        }
        if (!Arrays.equals(leaves.root(note.size), note.root)) {
            IO.println("FAIL consistency: the log does not continue " + name + " at size " + note.size);
            return false;
        }
        steps++;
    }
    IO.println("PASS consistency: " + steps + " earlier checkpoints are beginnings of the log");
    return true;
}

/** A receipt may be older than the checkpoint; then its own checkpoint must be a beginning of the log. */
boolean receipt(String text, String name, Key key, Note newest, Leaves leaves) {
    int cut = text.indexOf("\n\n");
    var lines = new ArrayList<>(List.of(text.substring(0, Math.max(cut, 0)).split("\n", -1)));
    if (cut < 0 || !lines.removeFirst().equals("c2sp.org/tlog-proof@v1") || lines.isEmpty()) {
        IO.println("FAIL receipt " + name + ": not a tlog-proof");
        return false;
    }
    var extra = lines.getFirst().startsWith("extra ") ? decode(lines.removeFirst().substring(6)) : null;
    if (lines.isEmpty() || !lines.getFirst().matches("index (0|[1-9]\\d{0,17})")) {
        IO.println("FAIL receipt " + name + ": no index");
        return false;
    }
    long index = Long.parseLong(lines.removeFirst().substring(6));
    var note = Note.parse(text.substring(cut + 2));
    requireSigned(note, key);
    if (index >= note.size || note.size > newest.size || !Arrays.equals(leaves.root(note.size), note.root)) {
        IO.println("FAIL receipt " + name + ": its checkpoint is not a beginning of the log");
        return false;
    }
    var leaf = leaves.leaf(index);
    if (!includes(index, note.size, leaf, lines.stream().map(line -> decode(line)).toList(), note.root)) {
        IO.println("FAIL receipt " + name + ": the path does not lead from entry " + index + " to the root");
        return false;
    }
    if (extra == null) {
        IO.println("PASS receipt " + name + ": entry " + index + " (content SKIPPED: not in the receipt)");
        return true;
    }
    if (!Arrays.equals(sha256(new byte[] {0}, sha256(extra)), leaf)) {
        IO.println("FAIL receipt " + name + ": its content is not entry " + index);
        return false;
    }
    IO.println("PASS receipt " + name + ": entry " + index + " " + new String(extra, Math.min(32, extra.length), Math.max(0, extra.length - 32), UTF_8));
    return true;
}

/** RFC 9162, 2.1.3.2. */
boolean includes(long index, long size, byte[] leaf, List<byte[]> path, byte[] root) {
    long fn = index;
    long sn = size - 1;
    var r = leaf;
    for (var p : path) {
        if (sn == 0) {
            return false;
        }
        if ((fn & 1) == 1 || fn == sn) {
            r = sha256(new byte[] {1}, p, r);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            r = sha256(new byte[] {1}, r, p);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && Arrays.equals(r, root);
}

/** x001/x234/067, with .p/WIDTH when partial. */
String path(long index, int width) {
    var text = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
        text.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return text + (width < 256 ? ".p/" + width : "");
}

static byte[] sha256(byte[]... parts) {
    try {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
    }
}

static byte[] decode(String base64) {
    try {
        return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
        throw new Bad("not base64: " + base64);
    }
}

/** All leaf hashes, and above them the hashes of full tiles, level by level. */
static final class Leaves {

    static final class Row extends ByteArrayOutputStream {
        byte[] array() {
            return buf;
        }
    }

    final List<Row> levels = new ArrayList<>();

    void add(byte[] hash) {
        put(0, hash);
    }

    private void put(int level, byte[] hash) {
        if (levels.size() == level) {
            levels.add(new Row());
        }
        var row = levels.get(level);
        row.writeBytes(hash);
        int count = row.size() / 32;
        if (count % 256 == 0) {
            put(level + 1, perfect(row.array(), count - 256, 256));
        }
    }

    byte[] leaf(long index) {
        return perfect(levels.getFirst().array(), (int) index, 1);
    }

    byte[] root(long size) {
        return size == 0 ? sha256() : range(0, size);
    }

    private byte[] range(long from, long until) {
        long count = until - from;
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            int level = height / 8;
            int within = 1 << height % 8;
            return perfect(levels.get(level).array(), (int) (from >> level * 8), within);
        }
        long middle = from + Long.highestOneBit(count - 1);
        return sha256(new byte[] {1}, range(from, middle), range(middle, until));
    }

    private static byte[] perfect(byte[] hashes, int from, int count) {
        return count == 1
                ? Arrays.copyOfRange(hashes, from * 32, from * 32 + 32)
                : sha256(new byte[] {1}, perfect(hashes, from, count / 2), perfect(hashes, from + count / 2, count / 2));
    }
}

static final class Key {

    final String name;
    private final byte[] id;
    private final PublicKey key;

    private Key(String name, byte[] id, PublicKey key) {
        this.name = name;
        this.id = id;
        this.key = key;
    }

    static Key parse(String text) {
        var parts = text.strip().split("\\+", 3);
        var bytes = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (bytes.length != 33 || (bytes[0] != 1 && bytes[0] != 4)) {
            throw new IllegalArgumentException("not an Ed25519 key of type 1 or 4: " + text);
        }
        var id = Arrays.copyOf(sha256((parts[0] + "\n").getBytes(UTF_8), bytes), 4);
        if (!HexFormat.of().formatHex(id).equals(parts[1])) {
            throw new IllegalArgumentException("the key's id does not fit its key: " + text);
        }
        try {
            var encoded = HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(bytes, 1, 33));
            return new Key(parts[0], id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    boolean made(Line line) {
        return line.name.equals(name) && Arrays.equals(line.id, id);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

record Line(String name, byte[] id, byte[] bytes) {}

record Note(String text, String origin, long size, byte[] root, List<Line> signatures) {

    static Note parse(String note) {
        int end = note.lastIndexOf("\n\n");
        var lines = note.substring(0, Math.max(end, 0)).split("\n", -1);
        if (lines.length < 3 || !lines[1].matches("0|[1-9]\\d{0,17}")) {
            throw new Bad("checkpoint: cannot be read");
        }
        var signatures = new ArrayList<Line>();
        for (var line : note.substring(end + 2).split("\n", -1)) {
            var parts = line.split(" ", -1);
            if (parts.length == 3 && parts[0].equals("—")) {
                var bytes = decode(parts[2]);
                if (bytes.length > 4) {
                    signatures.add(new Line(parts[1], Arrays.copyOf(bytes, 4), Arrays.copyOfRange(bytes, 4, bytes.length)));
                }
            }
        }
        return new Note(note.substring(0, end + 1), lines[0], Long.parseLong(lines[1]), decode(lines[2]), signatures);
    }
}

/** A web address or a folder. */
static final class Source {

    private final String place;
    private final boolean web;
    private final HttpClient client;

    Source(String place) {
        this.place = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
        this.web = place.startsWith("http://") || place.startsWith("https://");
        this.client = web ? HttpClient.newHttpClient() : null;
    }

    String text(String name) {
        return new String(bytes(name), UTF_8);
    }

    byte[] bytes(String name) {
        var bytes = find(name);
        if (bytes == null) {
            throw new Bad(name + ": is not there");
        }
        return bytes;
    }

    private byte[] find(String name) {
        try {
            if (!web) {
                var file = Path.of(place, name);
                return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
            }
            var request = HttpRequest.newBuilder(URI.create(place + "/" + name)).timeout(Duration.ofSeconds(30)).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? answer.body() : null;
        } catch (IOException | InterruptedException e) {
            throw new Bad(name + ": cannot be read: " + e);
        }
    }

    /** Names of earlier checkpoints: files beside the newest, or what a Gongzhi log lists. */
    List<String> earlier() {
        if (web) {
            var names = new ArrayList<String>();
            for (var more = find("checkpoints"); more != null && more.length > 0; ) {
                var sizes = new String(more, UTF_8).strip().split("\n", -1);
                for (var size : sizes) {
                    if (!size.matches("\\d{1,18}")) {
                        throw new Bad("checkpoints: not a list of sizes");
                    }
                    names.add("checkpoint/" + size);
                }
                more = find("checkpoints/" + sizes[sizes.length - 1]);
            }
            return names;
        }
        try (var files = Files.list(Path.of(place))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("checkpoint."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Bad("folder: cannot be read: " + e);
        }
    }
}
