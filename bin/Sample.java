/**
 * Draws a published sample again, with nothing of Gongzhi:
 *
 *     java bin/Sample.java FRAME SECRET ROOT SIZE [--secret-sha256 HEX] [--frame-sha256 HEX]
 *
 * FRAME is the list as it was published, one unit a line: code, tab, name. SECRET was published when all had been visited,
 * its digest before; ROOT is the third line of the first checkpoint of the public log that covers the announcement. The
 * seed is SHA-256 of "SECRET:ROOT" in hex; each unit's place is SHA-256 of "seed:code", and the smallest SIZE are drawn.
 * Prints them in order. With the digests it also checks that list and secret are those announced, and ends with 1 if not.
 */
void main(String... arguments) throws Exception {
    if (arguments.length < 4 || arguments.length % 2 != 0) {
        IO.println("usage: java bin/Sample.java FRAME SECRET ROOT SIZE [--secret-sha256 HEX] [--frame-sha256 HEX]");
        System.exit(2);
    }
    var frame = java.nio.file.Files.readAllBytes(java.nio.file.Path.of(arguments[0]));
    var secret = arguments[1];
    boolean agrees = true;
    for (int i = 4; i < arguments.length; i += 2) {
        var made = arguments[i].equals("--frame-sha256") ? hex(frame) : hex(secret.getBytes("UTF-8"));
        boolean same = made.equals(arguments[i + 1]);
        IO.println((same ? "PASS " : "FAIL ") + arguments[i].substring(2) + " " + made);
        agrees &= same;
    }
    var seed = hex((secret + ":" + arguments[2]).getBytes("UTF-8"));
    IO.println("seed " + seed);
    var places = new java.util.TreeMap<String, String>();
    for (var line : new String(frame, "UTF-8").split("\n")) {
        if (!line.isBlank()) {
            places.put(hex((seed + ":" + line.substring(0, line.indexOf('\t'))).getBytes("UTF-8")), line);
        }
    }
    places.values().stream().limit(Long.parseLong(arguments[3])).forEach(IO::println);
    System.exit(agrees ? 0 : 1);
}

String hex(byte[] bytes) throws Exception {
    return java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
}
