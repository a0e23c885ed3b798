/**
 * Counts published votes again, with nothing of Gongzhi:
 *
 *     java bin/Recount.java FILE
 *
 * The file is a vote, or a list of votes, as {@code ./gongzhi tally} reads and the portal publishes: a roll of units with
 * owner and area in 0.01 m², votes by owner (or by unit, when "votes_by" is "unit"), the item of Civil Code 278 or the
 * rule's own thresholds, and the result that was announced. Prints PASS, FAIL or SKIPPED for each vote and says why; ends
 * with 0 when all that could be counted agrees and something was counted, 1 when something differs, 3 when nothing was.
 */
void main(String... arguments) throws IOException {
    if (arguments.length != 1) {
        IO.println("usage: java bin/Recount.java FILE");
        System.exit(2);
    }
    Object file;
    try {
        file = new Json(Files.readString(Path.of(arguments[0]))).whole();
    } catch (IOException | IllegalArgumentException e) {
        IO.println("FAIL cannot read " + arguments[0] + ": " + e.getMessage());
        System.exit(1);
        return;
    }
    var votes = file instanceof List<?> list ? list : List.of(file);
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    for (var vote : votes) {
        String answer;
        try {
            answer = recount(map(vote));
        } catch (RuntimeException e) {
            answer = "FAIL " + e.getMessage();
        }
        IO.println(answer.replaceFirst(" ", " " + (map(vote).get("name") instanceof String name ? name + ": " : "")));
        if (answer.startsWith("PASS")) {
            passed++;
        } else if (answer.startsWith("SKIPPED")) {
            skipped++;
        } else {
            failed++;
        }
    }
    IO.println("%d PASS, %d FAIL, %d SKIPPED".formatted(passed, failed, skipped));
    System.exit(failed > 0 ? 1 : passed > 0 ? 0 : 3);
}

/** One comparison of a rule: measure (0 area, 1 heads, 2 households), inclusive, share, and whether of all or of those who took part. */
record Line(int measure, boolean inclusive, BigInteger numerator, BigInteger denominator, boolean ofAll) {

    static Line parse(String text) {
        var match = Pattern.compile("(area|heads|households) (>=|>) (\\d+)/(\\d+) of (all|participating)").matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("cannot read threshold: " + text);
        }
        return new Line(
                List.of("area", "heads", "households").indexOf(match.group(1)),
                match.group(2).equals(">="),
                new BigInteger(match.group(3)),
                new BigInteger(match.group(4)),
                match.group(5).equals("all"));
    }

    boolean holds(BigInteger part, BigInteger whole) {
        var order = part.multiply(denominator).compareTo(whole.multiply(numerator));
        return whole.signum() > 0 && (inclusive ? order >= 0 : order > 0);
    }
}

String recount(Map<?, ?> vote) {
    if (vote.get("people") instanceof List<?> people) {
        return recountPeople(vote, people);
    }
    if (!(vote.get("roll") instanceof Object roll) || !(vote.get("votes") instanceof Object said)) {
        return "SKIPPED no roll or no votes in the file";
    }
    if (!(vote.get("result") instanceof Map<?, ?>) && !vote.containsKey("expected_passed")) {
        return "SKIPPED no announced result to compare with";
    }
    var units = roll instanceof String text ? many(text) : listed((List<?>) roll);
    var ballots = said instanceof String text ? shares(text, units) : said(map(said), units, vote.get("votes_by"));

    // all, participating, yes; each by area and heads
    var sums = new BigInteger[3][2];
    for (var row : sums) {
        Arrays.fill(row, BigInteger.ZERO);
    }
    var heads = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < units.size(); i++) {
        var unit = units.get(i);
        var choice = ballots.get(i);
        sums[0][0] = sums[0][0].add(unit.area());
        if (choice != null) {
            sums[1][0] = sums[1][0].add(unit.area());
            sums[2][0] = choice.equals("Y") ? sums[2][0].add(unit.area()) : sums[2][0];
        }
        var head = heads.computeIfAbsent(unit.owner(), _ -> new ArrayList<>());
        if (choice != null) {
            head.add(choice);
        }
    }
    sums[0][1] = BigInteger.valueOf(heads.size());
    sums[1][1] = BigInteger.valueOf(heads.values().stream().filter(head -> !head.isEmpty()).count());
    sums[2][1] = BigInteger.valueOf(heads.values().stream()
            .filter(head -> !head.isEmpty() && head.stream().allMatch("Y"::equals))
            .count());

    boolean quorum = lines(vote, "quorum").stream().allMatch(line -> line.holds(sums[1][line.measure()], sums[0][line.measure()]));
    boolean passed = quorum && lines(vote, "pass").stream()
            .allMatch(line -> line.holds(sums[2][line.measure()], sums[line.ofAll() ? 0 : 1][line.measure()]));

    var counted = new LinkedHashMap<String, Object>();
    counted.put("total_area", sums[0][0]);
    counted.put("total_heads", sums[0][1]);
    counted.put("part_area", sums[1][0]);
    counted.put("part_heads", sums[1][1]);
    counted.put("yes_area", sums[2][0]);
    counted.put("yes_heads", sums[2][1]);
    counted.put("quorum", quorum);
    counted.put("passed", passed);
    return compared(vote, counted);
}

String compared(Map<?, ?> vote, Map<String, Object> counted) {
    var announced = vote.get("result") instanceof Map<?, ?> result ? result : Map.of("passed", vote.get("expected_passed"));
    if (!announced.containsKey("passed")) {
        return "FAIL the announced result does not say whether it passed";
    }
    var wrong = announced.entrySet().stream()
            .filter(entry -> counted.containsKey(entry.getKey())
                    && !String.valueOf(counted.get(entry.getKey())).equals(String.valueOf(entry.getValue())))
            .map(entry -> entry.getKey() + " announced " + entry.getValue() + ", counted " + counted.get(entry.getKey()))
            .toList();
    return wrong.isEmpty() ? "PASS " + counted : "FAIL " + String.join("; ", wrong);
}

/** A body of persons: who came, of which household, stands apart from what the ballots say and what hands were counted. */
String recountPeople(Map<?, ?> vote, List<?> people) {
    var sums = new BigInteger[3][3];
    for (var row : sums) {
        Arrays.fill(row, BigInteger.ZERO);
    }
    var households = new HashSet<Object>();
    var present = new HashSet<Object>();
    long came = 0;
    for (var person : people) {
        households.add(map(person).get("household"));
        if (Boolean.TRUE.equals(map(person).get("came"))) {
            came++;
            present.add(map(person).get("household"));
        }
    }
    var ballots = (List<?>) vote.get("votes");
    if (!ballots.stream().allMatch(List.of("Y", "N", "A")::contains)) {
        throw new IllegalArgumentException("neither Y, N nor A");
    }
    var hands = map(vote.get("hands"));
    long shown = hands.values().stream().mapToLong(number -> ((BigInteger) number).longValueExact()).sum();
    if (ballots.size() + shown > came) {
        throw new IllegalArgumentException("more votes than people who came");
    }
    sums[0][1] = BigInteger.valueOf(people.size());
    sums[1][1] = BigInteger.valueOf(came);
    sums[2][1] = BigInteger.valueOf(ballots.stream().filter("Y"::equals).count()).add((BigInteger) hands.get("Y"));
    sums[0][2] = BigInteger.valueOf(households.size());
    sums[1][2] = BigInteger.valueOf(present.size());
    var lines = lines(vote, "quorum").stream().map(line -> line.holds(sums[1][line.measure()], sums[0][line.measure()]));
    boolean quorum = Boolean.TRUE.equals(vote.get("quorum_any")) ? lines.anyMatch(held -> held) : lines.allMatch(held -> held);
    boolean passed = quorum && lines(vote, "pass").stream()
            .allMatch(line -> line.holds(sums[2][line.measure()], sums[line.ofAll() ? 0 : 1][line.measure()]));
    var counted = new LinkedHashMap<String, Object>();
    counted.put("total_households", sums[0][2]);
    counted.put("total_heads", sums[0][1]);
    counted.put("part_households", sums[1][2]);
    counted.put("part_heads", sums[1][1]);
    counted.put("yes_heads", sums[2][1]);
    counted.put("quorum", quorum);
    counted.put("passed", passed);
    return compared(vote, counted);
}

/** The thresholds of the file, else those of Civil Code 278 for the item. */
List<Line> lines(Map<?, ?> vote, String part) {
    if (vote.get("thresholds") instanceof Map<?, ?> own && own.get(part) instanceof List<?> list) {
        return list.stream().map(text -> Line.parse(String.valueOf(text))).toList();
    }
    int item = new BigInteger(String.valueOf(vote.get("item"))).intValueExact();
    if (item < 1 || item > 9) {
        throw new IllegalArgumentException("no thresholds, and no item of article 278");
    }
    var share = part.equals("quorum") ? ">= 2/3 of all" : item >= 6 && item <= 8 ? ">= 3/4 of participating" : "> 1/2 of participating";
    return List.of(Line.parse("area " + share), Line.parse("heads " + share));
}

record Unit(String key, String owner, BigInteger area) {}

List<Unit> listed(List<?> roll) {
    var units = new ArrayList<Unit>();
    var keys = new HashSet<String>();
    for (var entry : roll) {
        var area = new BigInteger(String.valueOf(map(entry).get("area")));
        var key = map(entry).get("unit") instanceof String text ? text : "#" + units.size();
        if (area.signum() <= 0 || !keys.add(key)) {
            throw new IllegalArgumentException("roll: area not positive or unit twice: " + key);
        }
        units.add(new Unit(key, String.valueOf(map(entry).get("owner")), area));
    }
    return units;
}

List<Unit> many(String text) {
    var match = Pattern.compile("(\\d+) units?(?: x (\\d+)(?:\\.(\\d{1,2}))? m2)?(?:, all vote)?").matcher(text);
    if (!match.matches()) {
        throw new IllegalArgumentException("cannot read roll: " + text);
    }
    var area = match.group(2) == null
            ? BigInteger.ONE
            : new BigInteger(match.group(2) + ((match.group(3) == null ? "" : match.group(3)) + "00").substring(0, 2));
    var units = new ArrayList<Unit>();
    for (int i = 0; i < Integer.parseInt(match.group(1)); i++) {
        units.add(new Unit("#" + i, "o" + i, area));
    }
    return units;
}

Map<Integer, String> said(Map<?, ?> votes, List<Unit> units, Object by) {
    var ballots = new HashMap<Integer, String>();
    var met = new HashSet<Object>();
    for (int i = 0; i < units.size(); i++) {
        var name = "unit".equals(by) ? units.get(i).key() : units.get(i).owner();
        if (votes.get(name) instanceof String choice) {
            if (!List.of("Y", "N", "A").contains(choice)) {
                throw new IllegalArgumentException("neither Y, N nor A: " + choice);
            }
            ballots.put(i, choice);
            met.add(name);
        }
    }
    if (met.size() != votes.size()) {
        throw new IllegalArgumentException("votes of somebody who is not on the roll");
    }
    return ballots;
}

Map<Integer, String> shares(String text, List<Unit> units) {
    var ballots = new HashMap<Integer, String>();
    int taking = 0;
    for (var part : text.split(", ?")) {
        var words = part.split(" ");
        int count = Integer.parseInt(words[0]);
        switch (words[1]) {
            case "participate" -> taking = count;
            case "votes", "Y" -> add(ballots, "Y", count);
            case "N", "A" -> add(ballots, words[1], count);
            default -> throw new IllegalArgumentException("cannot read votes: " + text);
        }
    }
    add(ballots, "A", Math.max(0, taking - ballots.size()));
    if (ballots.size() > units.size()) {
        throw new IllegalArgumentException("more votes than units");
    }
    return ballots;
}

void add(Map<Integer, String> ballots, String choice, int count) {
    for (int i = 0; i < count; i++) {
        ballots.put(ballots.size(), choice);
    }
}

Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
        return map;
    }
    throw new IllegalArgumentException("expected an object");
}

/** Just enough JSON: whole numbers stay whole, a fraction is refused, a key written twice is refused. */
static final class Json {

    private final String text;
    private int at;

    Json(String text) {
        this.text = text;
    }

    Object whole() {
        var value = value(0);
        space();
        if (at != text.length()) {
            throw wrong("something after the end");
        }
        return value;
    }

    private Object value(int depth) {
        space();
        if (depth > 64 || at >= text.length()) {
            throw wrong("too deep or cut off");
        }
        char c = text.charAt(at);
        if (c == '{') {
            var map = new LinkedHashMap<String, Object>();
            for (at++; !closes('}'); ) {
                space();
                var key = string();
                space();
                expect(':');
                if (map.putIfAbsent(key, value(depth + 1)) != null) {
                    throw wrong("key twice: " + key);
                }
                comma('}');
            }
            return map;
        }
        if (c == '[') {
            var list = new ArrayList<Object>();
            for (at++; !closes(']'); comma(']')) {
                list.add(value(depth + 1));
            }
            return list;
        }
        if (c == '"') {
            return string();
        }
        var word = Pattern.compile("true|false|null|-?\\d+(?![\\d.eE])").matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw wrong("not a whole number, true, false or null");
        }
        at = word.end();
        return switch (word.group()) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> "null";
            default -> new BigInteger(word.group());
        };
    }

    private String string() {
        expect('"');
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                char e = text.charAt(at++);
                if (e == 'u') {
                    out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                } else {
                    int known = "nrtbf".indexOf(e);
                    out.append(known < 0 ? e : "\n\r\t\b\f".charAt(known));
                }
            } else {
                out.append(c);
            }
        }
        expect('"');
        return out.toString();
    }

    private boolean closes(char end) {
        space();
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        return false;
    }

    private void comma(char end) {
        space();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        } else if (at >= text.length() || text.charAt(at) != end) {
            throw wrong("expected , or " + end);
        }
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at++) != c) {
            throw wrong("expected " + c);
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n\uFEFF".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at character " + at);
    }
}
