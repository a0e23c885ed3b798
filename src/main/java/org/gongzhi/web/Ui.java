package org.gongzhi.web;

import gg.jte.Content;
import gg.jte.support.LocalizationSupport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What every template may ask for: words in the reader's language, the token that proves the form is ours, whether the
 * reader chose large print (长辈版), and who is signed in.
 *
 * @param path where the reader is, without the query
 * @param here the same with the query, to come back to after a switch
 */
public record Ui(
        MessageSource messages,
        Locale locale,
        @Nullable CsrfToken csrf,
        boolean elder,
        boolean demo,
        String path,
        String here,
        @Nullable Viewer viewer,
        Menu menu,
        Assets assets)
        implements LocalizationSupport {

    @Override
    public String lookup(String key) {
        return messages.getMessage(key, null, locale);
    }

    /** The text for a key that stands in data, such as a refusal's; the key itself when no bundle has it. */
    public String text(String key, Object... arguments) {
        var found = messages.getMessage(key, arguments, key, locale);
        return found == null ? key : found;
    }

    /** The address of a static file, changed whenever the file changes, so that it may be cached for a year. */
    public String asset(String path) {
        return assets.address(path);
    }

    /** Switches between large print and the usual one and comes back here. */
    public String elderSwitch() {
        return "/elder?on=" + (elder ? "0" : "1") + "&back=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    }

    /** What is wrong with a field of a refused form; null if nothing is. */
    public @Nullable String error(Map<String, String> errors, String field) {
        var key = errors.get(field);
        return key == null ? null : text(key);
    }

    /** What htmx sends with each request, as JSON: the token, if there is one. */
    public String csrfHeaders() {
        return csrf == null ? "{}" : "{\"" + csrf.getHeaderName() + "\": \"" + csrf.getToken() + "\"}";
    }

    /** The hidden field every form that posts must carry. */
    public Content csrfField() {
        return output -> {
            if (csrf != null) {
                output.writeContent("<input type=\"hidden\" name=\"");
                output.writeUserContent(csrf.getParameterName());
                output.writeContent("\" value=\"");
                output.writeUserContent(csrf.getToken());
                output.writeContent("\">");
            }
        };
    }
}
