package org.gongzhi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** What a program sent: every argument may be missing or empty, which is the same, and everything in it is hostile. */
record Open311Sent(Map<String, List<String>> arguments, List<byte[]> files) {

    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\[\\]]{1,60})](?:\\[\\d*])?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{1,20})?");
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_IN_A_LIST = 1_000;

    static Open311Sent of(HttpServletRequest request) {
        var arguments = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            var given = Arrays.stream(values)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            // What cannot be decoded becomes this character; nobody means it.
            if (name.contains("\uFFFD") || given.stream().anyMatch(value -> value.contains("\uFFFD"))) {
                throw Refusal.invalid("exchange.open311.not-utf-8");
            }
            if (!given.isEmpty()) {
                arguments.put(name, given);
            }
        });
        return new Open311Sent(arguments, List.of());
    }

    /** The same of a form that was posted, with the files in it however they are named. */
    static Open311Sent posted(HttpServletRequest request) {
        var type = request.getContentType();
        var known = type != null
                && (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                        || type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE));
        if (!known) {
            throw Refusal.invalid("exchange.open311.not-a-form");
        }
        var files = new ArrayList<byte[]>();
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (multipart != null) {
            for (var named : multipart.getMultiFileMap().values()) {
                named.stream()
                        .filter(file -> !file.isEmpty())
                        .map(Open311Sent::bytes)
                        .forEach(files::add);
            }
        }
        return new Open311Sent(of(request).arguments, files);
    }

    @Nullable
    String text(String name) {
        var values = arguments.get(name);
        return values == null ? null : values.getFirst();
    }

    List<String> all(String name) {
        return arguments.getOrDefault(name, List.of());
    }

    /** Values parted by commas. */
    List<String> list(String name) {
        var list = all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (list.size() > MOST_IN_A_LIST) {
            throw Refusal.invalid("exchange.open311.list-too-long", name, MOST_IN_A_LIST);
        }
        return list;
    }

    /** The answers to the attributes of a service, in either spelling of several values. */
    Map<String, List<String>> attributes() {
        var attributes = new LinkedHashMap<String, List<String>>();
        arguments.forEach((name, values) -> {
            var attribute = ATTRIBUTE.matcher(name);
            if (attribute.matches()) {
                attributes
                        .computeIfAbsent(attribute.group(1), _ -> new ArrayList<>())
                        .addAll(values);
            }
        });
        return attributes;
    }

    /** A time of W3C's profile of ISO 8601 with its zone; a plus sign that was not escaped arrives as a blank. */
    @Nullable
    Instant time(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("exchange.open311.wrong-time", name);
        }
    }

    /** The first of two arguments that is given. */
    @Nullable
    Instant time(String name, String otherwise) {
        var time = time(name);
        return time == null ? time(otherwise) : time;
    }

    @Nullable
    Double degrees(String name, double most) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches() || Math.abs(Double.parseDouble(text)) > most) {
            throw Refusal.invalid("exchange.open311.wrong-degrees", name);
        }
        return Double.valueOf(text);
    }

    int number(String name, int otherwise, int most) {
        var text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,5}") || Integer.parseInt(text) > most) {
            throw Refusal.invalid("exchange.open311.wrong-number", name, most);
        }
        return Integer.parseInt(text);
    }

    /** Addresses of pictures; they are shown to staff as they came and never fetched from here. */
    List<String> media() {
        return all("media_url").stream().map(Open311Sent::url).toList();
    }

    private static String url(String text) {
        try {
            var url = URI.create(text);
            if (text.length() <= LONGEST_URL
                    && url.getHost() != null
                    && url.getScheme().matches("(?i)https?")) {
                return text;
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw Refusal.invalid("exchange.open311.wrong-url");
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
