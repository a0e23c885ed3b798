package org.gongzhi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Says no in the form the asker understands: a page, a line for htmx, or a problem document (RFC 9457). */
@Component
class Answers {

    private static final int MOST_FIELDS = 40;

    private final MessageSource messages;
    private final UiFactory uis;
    private final ObjectProvider<Voice> voices;

    Answers(MessageSource messages, UiFactory uis, ObjectProvider<Voice> voices) {
        this.messages = messages;
        this.uis = uis;
        this.voices = voices;
    }

    /** @param faults a field's name to what is wrong with it, in words */
    Object refuse(
            HttpStatusCode status,
            URI type,
            String reason,
            Map<String, String> faults,
            HttpServletRequest request,
            HttpServletResponse response) {
        var path = Programs.path(request);
        var voice =
                voices.stream().filter(each -> each.speaksAt(path)).findFirst().orElse(null);
        if (voice != null) {
            return voice.refuse(status, reason, faults, path);
        }
        if (Programs.ask(request)) {
            return problem(status, type, reason, faults);
        }
        // The answer depends on who asks and how, and never comes from a cache.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.addHeader(HttpHeaders.VARY, "HX-Request, Accept");
        var partial = request.getHeader("HX-Request") != null;
        var view = new ModelAndView(partial ? "web/notice" : "web/refusal", status);
        view.addObject("ui", uis.of(request));
        if (partial) {
            response.setHeader("HX-Retarget", "#notice");
            response.setHeader("HX-Reswap", "innerHTML show:#notice:top");
            return view.addObject("reason", reason);
        }
        return view.addObject("page", page(status, reason, faults.values(), request));
    }

    /** The general sentence for a status, where no rule of ours spoke. */
    String sentence(HttpStatusCode status, HttpServletRequest request) {
        return text("web.error", status, RequestContextUtils.getLocale(request));
    }

    private RefusalPage page(
            HttpStatusCode status, String reason, Collection<String> faults, HttpServletRequest request) {
        var locale = RequestContextUtils.getLocale(request);
        return new RefusalPage(
                text("web.refused", status, locale),
                reason,
                text("web.advice", status, locale),
                List.copyOf(faults),
                typed(request),
                status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS) ? again(request) : Map.of());
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpStatusCode status, URI type, String reason, Map<String, String> faults) {
        var problem = ProblemDetail.forStatusAndDetail(status, reason);
        problem.setType(type);
        if (!faults.isEmpty()) {
            problem.setProperty("fields", faults);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private String text(String prefix, HttpStatusCode status, Locale locale) {
        var family = messages.getMessage(prefix + (status.is5xxServerError() ? ".500" : ".400"), null, locale);
        return Objects.requireNonNullElse(
                messages.getMessage(prefix + "." + status.value(), null, family, locale), family);
    }

    private static String typed(HttpServletRequest request) {
        try {
            return Objects.requireNonNullElse(request.getParameter("text"), "");
        } catch (IllegalStateException _) {
            // The upload was too large to be read at all: what was typed is still in the browser.
            return "";
        }
    }

    /** What a form sent, without its token (the new page has its own) and without secrets. */
    private static Map<String, String> again(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, String>();
        if ("POST".equals(request.getMethod())) {
            request.getParameterMap().forEach((name, values) -> {
                if (!name.startsWith("_") && !name.contains("password") && fields.size() < MOST_FIELDS) {
                    fields.put(name, values[0]);
                }
            });
        }
        return fields;
    }
}
