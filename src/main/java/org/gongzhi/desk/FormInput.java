package org.gongzhi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Reads a submitted page into the answers a procedure asks for, whichever procedure it is. */
@Component
public class FormInput {

    private final Files files;

    FormInput(Files files) {
        this.files = files;
    }

    /**
     * What was filled in. Photographs, recordings and documents are kept first, so call it before a transaction begins;
     * what is wrong with words and numbers is found later, by the engine.
     *
     * @throws Refusal if there are too many files, or one cannot be read
     */
    public Map<String, Object> read(HttpServletRequest request, Map<String, Field> fields) {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : fields.values()) {
            switch (field.type()) {
                case FILES -> {
                    var photos = chosen(request, field);
                    if (field.max() > 0 && photos.size() > field.max()) {
                        throw Refusal.invalidFields(Map.of(field.key(), "desk.too-many-photos"));
                    }
                    var kept = new ArrayList<String>();
                    photos.forEach(
                            photo -> kept.add(files.keepPhoto(bytes(photo)).toString()));
                    if (!kept.isEmpty()) {
                        answers.put(field.key(), List.copyOf(kept));
                    }
                }
                case RECORDING ->
                    chosen(request, field).stream()
                            .findFirst()
                            .ifPresent(recording -> answers.put(
                                    field.key(),
                                    files.keepRecording(
                                                    bytes(recording),
                                                    Objects.requireNonNullElse(recording.getContentType(), ""))
                                            .toString()));
                case DOCUMENT ->
                    chosen(request, field).stream()
                            .findFirst()
                            .ifPresent(document -> answers.put(
                                    field.key(),
                                    files.keepDocument(bytes(document)).toString()));
                default -> {
                    var value = value(request, field);
                    if (value != null && !value.isBlank()) {
                        answers.put(field.key(), value);
                    }
                }
            }
        }
        return answers;
    }

    /** Of several choices each box ticked is a value of its own. */
    private static @Nullable String value(HttpServletRequest request, Field field) {
        var values = request.getParameterValues(field.key());
        return values == null ? null : field.type() == Field.Type.CHOICES ? String.join(",", values) : values[0];
    }

    /** What was typed and ticked, to show the form again; files must be chosen again. */
    public static Map<String, String> typed(HttpServletRequest request, Map<String, Field> fields) {
        var typed = new LinkedHashMap<String, String>();
        fields.forEach((key, field) -> {
            var value = value(request, field);
            if (value != null) {
                typed.put(key, value);
            }
        });
        return typed;
    }

    /** The files somebody really chose: a browser sends an empty one for a choice not made. */
    private static List<MultipartFile> chosen(HttpServletRequest request, Field field) {
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return multipart == null
                ? List.of()
                : multipart.getFiles(field.key()).stream()
                        .filter(file -> !file.isEmpty())
                        .toList();
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
