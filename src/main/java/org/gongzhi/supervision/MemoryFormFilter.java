package org.gongzhi.supervision;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes forms with files for the reporters' address out of the usual way, before anybody asks the request for a field.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MemoryFormFilter extends OncePerRequestFilter {

    static final String FORM = MemoryForm.class.getName();
    static final String PROBLEM = MemoryForm.class.getName() + ".problem";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return !request.getRequestURI().startsWith(WhistleController.PATH)
                || type == null
                || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var form = MemoryForm.EMPTY;
        try {
            form = MemoryForm.read(request);
        } catch (Refusal refusal) {
            // Answered in words where the page is made.
            request.setAttribute(PROBLEM, refusal);
        }
        request.setAttribute(FORM, form);
        chain.doFilter(new Read(request, form), response);
    }

    /** The request as if its fields had come without a file. */
    private static final class Read extends HttpServletRequestWrapper {

        private final Map<String, String[]> fields = new HashMap<>();

        Read(HttpServletRequest request, MemoryForm form) {
            super(request);
            form.fields().forEach((name, value) -> fields.put(name, new String[] {value}));
        }

        @Override
        public String getContentType() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("Content-Type") ? getContentType() : super.getHeader(name);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = fields.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(fields);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return fields.get(name);
        }
    }
}
