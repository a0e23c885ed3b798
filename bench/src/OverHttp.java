import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.testing.SmallTown;

/** The whole way: the real program in a process of its own, four requests a case with a program's token. */
record OverHttp(HttpClient client, String address, String token) implements Case {

    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");

    @Override
    public String name() {
        return "(d) Gongzhi, the whole way over HTTP";
    }

    @Override
    public void handle(int n) throws Exception {
        var opened = post("/api/matters", """
                {"procedure": "appeal", "place": "%s", "fields": {"text": "楼道路灯坏了三天，老人晚上摔倒过一次", "phone": "1380000%04d"}}
                """.formatted(SmallTown.BUILDING, n % 10_000));
        var number = NUMBER.matcher(opened);
        if (!number.find()) {
            throw new IOException("no number in " + opened);
        }
        var actions = "/api/matters/" + number.group(1) + "/actions/";
        post(actions + "call-back", "{\"version\": 1, \"form\": {\"outcome\": \"reached\"}}");
        post(actions + "handle", "{\"version\": 2}");
        post(actions + "finish", "{\"version\": 3, \"form\": {\"result\": \"已修好\"}}");
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
