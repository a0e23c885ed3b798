package org.gongzhi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Somebody with a browser without JavaScript: keeps cookies, sends the hidden token of the last form seen, follows
 * nothing by itself.
 */
public class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final MockMvcTester mvc;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private @Nullable String token;

    public Visitor(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    /** Goes through the sign-in page with a password that needs no change. */
    public Visitor signIn(String username, String password) {
        get("/sign-in");
        post("/sign-in", "username", username, "password", password);
        return this;
    }

    public MvcTestResult get(String path) {
        var request = mvc.get().uri(path);
        return seen(
                cookies.isEmpty() ? request.exchange() : request.cookie(all()).exchange());
    }

    /** Posts names and values by turns, and the token of the last form seen. */
    public MvcTestResult post(String path, String... namesAndValues) {
        var fields = new ArrayList<>(List.of(namesAndValues));
        if (token != null) {
            fields.addAll(List.of("_csrf", token));
        }
        return postAsIs(path, fields.toArray(String[]::new));
    }

    /** Posts without any token, as a foreign page would make the browser do. */
    public MvcTestResult postAsIs(String path, String... namesAndValues) {
        var request = mvc.post().uri(path);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.formField(namesAndValues[i], namesAndValues[i + 1]);
        }
        return seen(
                cookies.isEmpty() ? request.exchange() : request.cookie(all()).exchange());
    }

    /** The value of a cookie; empty if there is none. */
    public String cookie(String name) {
        var cookie = cookies.get(name);
        return cookie == null ? "" : cookie.getValue();
    }

    /** Takes over a cookie from elsewhere, as an attacker would plant it. */
    public Visitor plant(String name, String value) {
        cookies.put(name, new Cookie(name, value));
        return this;
    }

    private Cookie[] all() {
        return cookies.values().toArray(Cookie[]::new);
    }

    private MvcTestResult seen(MvcTestResult result) {
        for (var cookie : result.getResponse().getCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie);
            }
        }
        var found = TOKEN.matcher(text(result));
        if (found.find()) {
            token = found.group(1);
        }
        return result;
    }

    /** What the page says, as HTML. */
    public static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
