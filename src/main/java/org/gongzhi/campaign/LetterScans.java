package org.gongzhi.campaign;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Keeps the photographs of letters that come with a quick entry. */
@Component
class LetterScans {

    private final Files files;

    LetterScans(Files files) {
        this.files = files;
    }

    /**
     * A letter's photograph is redrawn; the digest is of the file as it came, so that the paper can be held against it.
     */
    void keep(HttpServletRequest request, String name, Map<String, Object> answers) {
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        var sent = multipart == null
                ? List.<MultipartFile>of()
                : multipart.getFiles(name).stream()
                        .filter(file -> !file.isEmpty())
                        .limit(6)
                        .toList();
        if (sent.isEmpty()) {
            return;
        }
        var kept = new ArrayList<String>();
        var digests = new ArrayList<String>();
        for (var file : sent) {
            var bytes = bytes(file);
            digests.add(Sha256.hex(bytes));
            kept.add(files.keepPhoto(bytes).toString());
        }
        answers.put("scan", kept);
        answers.put("digest", String.join(" ", digests));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
