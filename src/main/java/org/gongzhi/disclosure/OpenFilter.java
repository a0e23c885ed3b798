package org.gongzhi.disclosure;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.gongzhi.disclosure.OpenCache.Kept;
import org.gongzhi.kernel.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Answers from {@link OpenCache} before anything else of the program is asked. Only what is the same for everybody is
 * kept: no forms, no searches, nothing that sets a cookie.
 */
@Component
class OpenFilter extends OncePerRequestFilter {

    private static final Pattern KEPT =
            Pattern.compile("/open(?:/([0-9A-Z]{2,21}))?(?:/(?!ask$|subscribe$|powers)[\\w.-]+){0,4}");
    private static final Pattern QUERY = Pattern.compile("(?:month|col)=[0-9-]{1,10}");
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final int LARGEST = 2 * 1024 * 1024;
    private static final int WORTH_PACKING = 1_000;

    private final OpenCache cache;
    private final boolean on;

    OpenFilter(OpenCache cache, @Value("${gongzhi.disclosure.cache:true}") boolean on) {
        this.cache = cache;
        this.on = on;
    }

    /** It stands before the security chain: what it gives out went through it once. */
    @Bean
    static FilterRegistrationBean<OpenFilter> openFilterFirst(OpenFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        registration.addUrlPatterns("/open", "/open/*");
        return registration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = KEPT.matcher(request.getRequestURI());
        var query = request.getQueryString();
        if (!on
                || !"GET".equals(request.getMethod())
                || !path.matches()
                || (query != null && !QUERY.matcher(query).matches())) {
            chain.doFilter(request, response);
            return;
        }
        var place = path.group(1) == null ? "" : path.group(1);
        var key = key(request, query);
        var kept = cache.find(place, key, System.nanoTime());
        if (kept != null) {
            answer(kept, request, response);
            return;
        }
        var shelf = cache.shelf(place.length() > 12 ? place.substring(0, 12) : place);
        var wrapped = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, wrapped);
        var fresh = kept(wrapped);
        if (fresh == null) {
            wrapped.copyBodyToResponse();
        } else {
            shelf.keep(key, fresh);
            response.setHeader("ETag", fresh.tag());
            wrapped.copyBodyToResponse();
        }
    }

    private static String key(HttpServletRequest request, @Nullable String query) {
        var elder = WebUtils.getCookie(request, "elder");
        return (elder != null && "1".equals(elder.getValue()) ? "e" : "n")
                + (request.isSecure() ? "s" : "p")
                + request.getRequestURI()
                + (query == null ? "" : "?" + query);
    }

    private static @Nullable Kept kept(ContentCachingResponseWrapper response) throws IOException {
        var plain = response.getContentAsByteArray();
        if (response.getStatus() != 200
                || plain.length == 0
                || plain.length > LARGEST
                || response.getHeader("Set-Cookie") != null) {
            return null;
        }
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (var name : response.getHeaderNames()) {
            if (!List.of("content-length", "date", "etag").contains(name.toLowerCase(Locale.ROOT))) {
                response.getHeaders(name).forEach(value -> headers.add(Map.entry(name, value)));
            }
        }
        var type = response.getContentType();
        if (type != null && headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Content-Type"))) {
            headers.add(Map.entry("Content-Type", type));
        }
        var text = type != null && (type.startsWith("text/") || type.contains("json"));
        return new Kept(
                plain,
                text && plain.length > WORTH_PACKING ? packed(plain) : null,
                '"' + digest(plain) + '"',
                List.copyOf(headers),
                System.nanoTime() + LONGEST);
    }

    private static void answer(Kept kept, HttpServletRequest request, HttpServletResponse response) throws IOException {
        kept.headers().forEach(header -> {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                response.setContentType(header.getValue());
            } else {
                response.addHeader(header.getKey(), header.getValue());
            }
        });
        response.setHeader("ETag", kept.tag());
        if (kept.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var accepted = request.getHeader("Accept-Encoding");
        var packed = kept.packed();
        var body = kept.plain();
        if (packed != null && accepted != null && accepted.contains("gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            response.addHeader("Vary", "Accept-Encoding");
            body = packed;
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream(plain.length / 3);
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] plain) {
        return HexFormat.of().formatHex(Sha256.of(plain), 0, 12);
    }
}
