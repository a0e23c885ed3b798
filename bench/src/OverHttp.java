import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.testing.SmallTown;

/** The whole way: the real program in a process of its own, four requests a case with a program's token. */
record OverHttp(int port, String token) implements Case {

    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");

    @Override
    public String name() {
        return "(d) Gongzhi, the whole way over HTTP";
    }

    @Override
    public Client client() throws IOException {
        return new Caller(new Wire(port), "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\nIdempotency-Key: ");
    }

    private record Caller(Wire wire, String headers) implements Client {

        @Override
        public void handle(int n) throws IOException {
            var opened = post("/api/matters", """
                    {"procedure": "appeal", "place": "%s", "fields": {"text": "楼道路灯坏了三天，老人晚上摔倒过一次", "phone": "138%08d"}}
                    """.formatted(SmallTown.BUILDING, n));
            var number = NUMBER.matcher(opened);
            if (!number.find()) {
                throw new IOException("no number in " + opened);
            }
            var actions = "/api/matters/" + number.group(1) + "/actions/";
            post(actions + "call-back", "{\"version\": 1, \"form\": {\"outcome\": \"reached\"}}");
            post(actions + "handle", "{\"version\": 2}");
            post(actions + "finish", "{\"version\": 3, \"form\": {\"result\": \"已修好\"}}");
        }

        private String post(String path, String body) throws IOException {
            var answer = wire.send("POST", path, headers + UUID.randomUUID() + "\r\n", body);
            if (answer.status() >= 300) {
                throw new IOException(answer.status() + " " + answer.body());
            }
            return answer.body();
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }
}
