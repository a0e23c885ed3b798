package org.gongzhi.kernel;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** A resident's phone that sends again, with the hidden key of the form, until the program has answered. */
record Stubborn(Line line, String door, int who, int reports) implements Callable<List<Stubborn.Receipt>> {

    private static final Pattern HIDDEN = Pattern.compile("name=\"(_csrf|key)\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("/m/([A-Z]{2}[0-9-]+)\\?k=");

    /** What was acknowledged. */
    record Receipt(String key, String text, String number) {}

    @Override
    public List<Receipt> call() throws Exception {
        try (var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            var receipts = new ArrayList<Receipt>();
            for (int i = 0; i < reports; i++) {
                receipts.add(report(client, "第%d位居民的第%d件事".formatted(who, i), "139%04d%04d".formatted(who, i)));
                line.acknowledge();
            }
            return receipts;
        }
    }

    private Receipt report(HttpClient client, String text, String phone) throws InterruptedException {
        String token = "";
        String key = "";
        while (true) {
            var address = line.address();
            try {
                if (key.isEmpty()) {
                    var form = client.send(request(address).build(), BodyHandlers.ofString());
                    for (var field : HIDDEN.matcher(form.body()).results().toList()) {
                        token = field.group(1).equals("_csrf") ? field.group(2) : token;
                        key = field.group(1).equals("key") ? field.group(2) : key;
                    }
                }
                var body = "_csrf=" + token + "&key=" + key + "&phone=" + phone + "&text="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8);
                var answer = client.send(
                        request(address)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == 303) {
                    return new Receipt(key, text, number(answer));
                }
                if (answer.statusCode() < 500) {
                    throw new AssertionError(answer.statusCode() + " for " + text + ": " + answer.body());
                }
            } catch (IOException _) {
                // The program is gone, or went while it answered: nobody knows whether it took the report.
            }
        }
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address + "/q/" + door)).timeout(Duration.ofSeconds(30));
    }

    private static String number(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElse("");
        var number = NUMBER.matcher(location);
        if (!number.find()) {
            throw new AssertionError("leads to " + location);
        }
        return number.group(1);
    }
}
