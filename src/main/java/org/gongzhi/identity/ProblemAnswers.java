package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a program why it may not pass, as a problem document (RFC 9457). */
@Component
class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;
    private final MessageSource messages;

    ProblemAnswers(JsonMapper json, MessageSource messages) {
        this.json = json;
        this.messages = messages;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var given = request.getHeader("Authorization") != null;
        response.setHeader("WWW-Authenticate", given ? "Bearer error=\"invalid_token\"" : "Bearer");
        write(HttpStatus.UNAUTHORIZED, given ? "identity.token-refused" : "identity.token-missing", request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        write(HttpStatus.FORBIDDEN, "identity.not-your-work", request, response);
    }

    /** What a rule of ours refuses before anybody is known. */
    void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = HttpStatus.valueOf(refusal.kind().status());
        if (refusal.kind() == Refusal.Kind.TOO_MANY && refusal.arguments().getFirst() instanceof Long minutes) {
            response.setHeader("Retry-After", String.valueOf(minutes * 60));
        }
        write(status, refusal.code(), request, response, refusal.arguments().toArray());
    }

    private void write(
            HttpStatus status,
            String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Object... arguments)
            throws IOException {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "urn:gongzhi:refusal:" + code);
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", messages.getMessage(code, arguments, Locale.SIMPLIFIED_CHINESE));
        problem.put("instance", request.getRequestURI());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
