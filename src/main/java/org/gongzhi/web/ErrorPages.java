package org.gongzhi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last page of all: what the container or a filter refused, and what broke. Says so plainly, shows no insides. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Answers answers;

    ErrorPages(Answers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var status = status(request);
        if (status.is5xxServerError()) {
            LOG.error(
                    "answered {} to {} {}",
                    status.value(),
                    request.getMethod(),
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        }
        return answers.refuse(
                status,
                URI.create("urn:gongzhi:error:" + status.value()),
                answers.sentence(status, request),
                Map.of(),
                request,
                response);
    }

    /** Somebody may simply type the address of this page: then there is no such page. */
    private static HttpStatusCode status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }
}
