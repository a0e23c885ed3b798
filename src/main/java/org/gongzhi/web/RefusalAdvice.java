package org.gongzhi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.TreeMap;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Turns every {@link Refusal} into a page for people and a problem document (RFC 9457) for programs. */
@ControllerAdvice
class RefusalAdvice {

    private final MessageSource messages;
    private final UiFactory uis;

    RefusalAdvice(MessageSource messages, UiFactory uis) {
        this.messages = messages;
        this.uis = uis;
    }

    @ExceptionHandler(Refusal.class)
    Object page(Refusal refusal, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().endsWith(".json")) {
            return problem(refusal, locale);
        }
        var partial = request.getHeader("HX-Request") != null;
        var view = new ModelAndView(
                partial ? "web/notice" : "web/refusal",
                HttpStatus.valueOf(refusal.kind().status()));
        view.addObject("ui", uis.of(request));
        view.addObject("reason", sentence(refusal, locale));
        if (partial) {
            response.setHeader("HX-Retarget", "#notice");
        }
        return view;
    }

    @ExceptionHandler(
            exception = Refusal.class,
            produces = {MediaType.APPLICATION_PROBLEM_JSON_VALUE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<ProblemDetail> problem(Refusal refusal, Locale locale) {
        var status = refusal.kind().status();
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), sentence(refusal, locale));
        problem.setType(URI.create("urn:gongzhi:refusal:" + refusal.code()));
        if (!refusal.fields().isEmpty()) {
            var fields = new TreeMap<String, String>();
            refusal.fields().forEach((field, key) -> fields.put(field, messages.getMessage(key, null, key, locale)));
            problem.setProperty("fields", fields);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private String sentence(Refusal refusal, Locale locale) {
        return messages.getMessage(refusal.code(), refusal.arguments().toArray(), locale);
    }
}
