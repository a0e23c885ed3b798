package org.gongzhi.exchange;

import java.util.ArrayList;
import java.util.Map;
import org.gongzhi.web.Voice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Says no as Open311 does: an array of errors in the form that was asked for. 404 is nothing there, 403 a key that
 * opens nothing, 400 whatever else is wrong with a request; the code beside the sentence is the finer one.
 */
@Component
class Open311Voice implements Voice {

    static final String BASE = "/open311/";

    private final GeoReport report;

    Open311Voice(GeoReport report) {
        this.report = report;
    }

    @Override
    public boolean speaksAt(String path) {
        return path.startsWith(BASE);
    }

    @Override
    public ResponseEntity<byte[]> refuse(
            HttpStatusCode status, String reason, Map<String, String> faults, String path) {
        var errors = new ArrayList<Map<String, @Nullable Object>>();
        faults.forEach((field, fault) -> errors.add(GeoReport.error(400, field + "：" + fault)));
        if (errors.isEmpty()) {
            errors.add(GeoReport.error(status.value(), reason));
        }
        return report.answer(plain(status), "errors", errors, path);
    }

    /** What the standard has no status for is 400; what belongs to HTTP itself stays as it is. */
    private static HttpStatusCode plain(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> HttpStatus.FORBIDDEN;
            case 406, 409, 415, 422 -> HttpStatus.BAD_REQUEST;
            default -> status;
        };
    }
}
