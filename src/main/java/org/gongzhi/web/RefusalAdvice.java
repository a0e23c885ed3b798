package org.gongzhi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.TreeMap;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Turns every {@link Refusal} into words for people and a problem document for programs. */
@ControllerAdvice
@Order(0)
class RefusalAdvice {

    private final MessageSource messages;
    private final Answers answers;

    RefusalAdvice(MessageSource messages, Answers answers) {
        this.messages = messages;
        this.answers = answers;
    }

    @ExceptionHandler(Refusal.class)
    Object refuse(Refusal refusal, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        var faults = new TreeMap<String, String>();
        refusal.fields().forEach((field, key) -> faults.put(field, text(key, locale)));
        return answers.refuse(
                HttpStatusCode.valueOf(refusal.kind().status()),
                URI.create("urn:gongzhi:refusal:" + refusal.code()),
                text(refusal.code(), locale, refusal.arguments().toArray()),
                faults,
                request,
                response);
    }

    /** A sentence that no bundle has yet shows its key: ugly, but never an error inside an error. */
    private String text(String key, Locale locale, Object... arguments) {
        var found = messages.getMessage(key, arguments, key, locale);
        return found == null ? key : found;
    }
}
