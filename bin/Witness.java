import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * A witness of a public log: follows it, refuses whatever does not continue what it saw before, and cosigns (C2SP
 * tlog-cosignature, version 1).
 *
 *     java bin/Witness.java URL --key VKEY --folder FOLDER --name NAME [--once]
 *
 * URL is the log's, such as http://example.com/log; NAME is this witness's, such as jiedao.example/witness. The folder
 * keeps the secret key and the last checkpoint seen; lose it and you are a new witness. The first line printed is the public key for the log's administrator. Ends with 1 at the
 * first inconsistency and keeps both checkpoints as evidence in the folder.
 */
void main(String... arguments) throws Exception {
    var words = new ArrayList<>(List.of(arguments));
    var once = words.remove("--once");
    var options = new HashMap<String, String>();
    for (var option : List.of("--key", "--folder", "--name")) {
        int at = words.indexOf(option);
        if (at >= 0 && at + 1 < words.size()) {
            words.remove(at);
            options.put(option, words.remove(at));
        }
    }
    if (words.size() != 1 || options.size() != 3 || !options.get("--name").matches("[^\\s+]+")) {
        IO.println("usage: java bin/Witness.java URL --key VKEY --folder FOLDER --name NAME [--once]");
        System.exit(2);
    }
    var url = words.getFirst().replaceAll("/$", "");
    var folder = Path.of(options.get("--folder"));
    Files.createDirectories(folder);
    var self = Self.load(folder, options.get("--name"));
    IO.println(self.shown());
    do {
        try {
            round(url, options.get("--key"), folder, self);
        } catch (IOException e) {
            IO.println("the log cannot be reached: " + e.getMessage());
            if (once) {
                System.exit(3);
            }
        } catch (Inconsistent e) {
            IO.println("REFUSED " + e.getMessage());
            System.exit(1);
        }
        if (!once) {
            Thread.sleep(Duration.ofSeconds(10));
        }
    } while (!once);
}

static final class Inconsistent extends RuntimeException {
    Inconsistent(String what) {
        super(what);
    }
}

record Checkpoint(String text, long size, byte[] root) {

    static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9]\\d{0,17}")) {
            throw new Inconsistent("not a checkpoint");
        }
        return new Checkpoint(text, Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }
}

void round(String url, String key, Path folder, Self self) throws Exception {
    var note = new String(get(url + "/checkpoint"), UTF_8);
    int end = note.lastIndexOf("\n\n");
    if (end < 0) {
        throw new Inconsistent("not a signed note");
    }
    var now = Checkpoint.parse(note.substring(0, end + 1));
    requireSigned(now, note.substring(end + 2), key);
    var file = folder.resolve("checkpoint");
    if (Files.exists(file)) {
        var before = Checkpoint.parse(Files.readString(file));
        if (now.size() < before.size()) {
            Files.writeString(folder.resolve("checkpoint.refused"), note);
            throw new Inconsistent("the log became shorter: " + before.size() + " then " + now.size());
        }
        if (!Arrays.equals(root(url, before.size(), now.size()), before.root())) {
            Files.writeString(folder.resolve("checkpoint.refused"), note);
            throw new Inconsistent("the log does not continue what stood at " + before.size());
        }
    }
    if (!Arrays.equals(root(url, now.size(), now.size()), now.root())) {
        Files.writeString(folder.resolve("checkpoint.refused"), note);
        throw new Inconsistent("the tiles do not give the signed root at " + now.size());
    }
    // What was seen is kept before it is signed: after a crash nothing signed is forgotten.
    var draft = folder.resolve("checkpoint.new");
    Files.writeString(draft, now.text(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    post(URI.create(url).resolve("/api/log/cosign"), now.text() + "\n" + self.cosign(now.text()));
    IO.println("cosigned " + now.size());
}

void requireSigned(Checkpoint checkpoint, String signatures, String vkey) throws GeneralSecurityException {
    var parts = vkey.strip().split("\\+", 3);
    var typed = Base64.getDecoder().decode(parts[2]);
    var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(
            HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(typed, 1, 33))));
    var found = false;
    for (var line : signatures.split("\n", -1)) {
        var words = line.split(" ", -1);
        if (words.length == 3 && words[1].equals(parts[0])) {
            var bytes = Base64.getDecoder().decode(words[2]);
            if (HexFormat.of().formatHex(bytes, 0, 4).equals(parts[1])) {
                var verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(key);
                verifier.update(checkpoint.text().getBytes(UTF_8));
                if (!verifier.verify(bytes, 4, bytes.length - 4)) {
                    throw new Inconsistent("the log's signature is wrong");
                }
                found = true;
            }
        }
    }
    if (!found || !checkpoint.text().startsWith(parts[0] + "\n")) {
        throw new Inconsistent("the checkpoint is not signed by " + parts[0]);
    }
}

/** The root at a size, from the tiles of a log that is at least as long. */
byte[] root(String url, long size, long length) throws Exception {
    return size == 0 ? sha256() : range(url, 0, size, length);
}

byte[] range(String url, long from, long until, long length) throws Exception {
    long count = until - from;
    if (Long.bitCount(count) == 1) {
        int height = Long.numberOfTrailingZeros(count);
        int level = height / 8;
        int within = 1 << height % 8;
        long first = from >> level * 8;
        long tile = first / 256;
        long full = length >> level * 8;
        int width = (int) Math.min(256, full - tile * 256);
        var hashes = get(url + "/tile/" + level + "/" + path(tile, width));
        return perfect(hashes, (int) (first % 256), within);
    }
    long middle = from + Long.highestOneBit(count - 1);
    return sha256(new byte[] {1}, range(url, from, middle, length), range(url, middle, until, length));
}

byte[] perfect(byte[] hashes, int from, int count) throws Exception {
    return count == 1
            ? Arrays.copyOfRange(hashes, from * 32, from * 32 + 32)
            : sha256(new byte[] {1}, perfect(hashes, from, count / 2), perfect(hashes, from + count / 2, count / 2));
}

String path(long index, int width) {
    var text = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
        text.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return text + (width < 256 ? ".p/" + width : "");
}

static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var part : parts) {
        digest.update(part);
    }
    return digest.digest();
}

final HttpClient client = HttpClient.newHttpClient();

byte[] get(String url) throws Exception {
    var answer = client.send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
        throw new IOException(url + " answers " + answer.statusCode());
    }
    return answer.body();
}

void post(URI url, String note) throws Exception {
    var answer = client.send(
            HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).header("Content-Type", "text/plain; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(note)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 204) {
        throw new IOException("the cosignature was not taken (" + answer.statusCode() + "): " + answer.body());
    }
}

/** This witness: its name and key. */
record Self(String name, byte[] secret, byte[] open) {

    static Self load(Path folder, String name) throws Exception {
        var file = folder.resolve("witness.key");
        if (!Files.exists(file)) {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var encoded = pair.getPublic().getEncoded();
            var text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n"
                    + Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)) + "\n";
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        }
        var lines = Files.readAllLines(file);
        return new Self(name, Base64.getDecoder().decode(lines.get(0)), Base64.getDecoder().decode(lines.get(1)));
    }

    byte[] typed() {
        return ByteBuffer.allocate(33).put((byte) 4).put(open).array();
    }

    byte[] id() throws GeneralSecurityException {
        return Arrays.copyOf(sha256((name + "\n").getBytes(UTF_8), typed()), 4);
    }

    String shown() throws GeneralSecurityException {
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64.getEncoder().encodeToString(typed());
    }

    String cosign(String text) throws GeneralSecurityException {
        long seconds = Instant.now().getEpochSecond();
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret)));
        signer.update(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8));
        var bytes = ByteBuffer.allocate(4 + 8 + 64).put(id()).putLong(seconds).put(signer.sign()).array();
        return "— " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }
}
