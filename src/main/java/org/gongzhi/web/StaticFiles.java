package org.gongzhi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a browser keep for a year what it fetched under an address from {@link Assets}; nothing else. */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ForAYear()).addPathPatterns("/css/**", "/js/**", "/img/**", "/webjars/**");
    }

    private static final class ForAYear implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            var query = request.getQueryString();
            if (query != null && query.startsWith("v=")) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
            }
            return true;
        }
    }
}
