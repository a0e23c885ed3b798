package org.gongzhi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers requests that never reached one of our rules: no such page, too large, unreadable, a field missing. */
@ControllerAdvice
@Order(1)
class ErrorAdvice {

    private final Answers answers;

    ErrorAdvice(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler({
        AsyncRequestTimeoutException.class,
        BindException.class,
        ErrorResponseException.class,
        HandlerMethodValidationException.class,
        HttpMediaTypeException.class,
        HttpMessageNotReadableException.class,
        HttpRequestMethodNotSupportedException.class,
        MissingServletRequestPartException.class,
        MultipartException.class,
        NoHandlerFoundException.class,
        NoResourceFoundException.class,
        ServletRequestBindingException.class,
        TypeMismatchException.class
    })
    Object answer(Exception error, HttpServletRequest request, HttpServletResponse response) {
        if (error instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        var status = status(error);
        return answers.refuse(
                status,
                URI.create("urn:gongzhi:error:" + status.value()),
                answers.sentence(status, request),
                Map.of(),
                request,
                response);
    }

    private static HttpStatusCode status(Exception error) {
        return switch (error) {
            case MaxUploadSizeExceededException _ -> HttpStatus.CONTENT_TOO_LARGE;
            case ErrorResponse known -> known.getStatusCode();
            default -> HttpStatus.BAD_REQUEST;
        };
    }
}
